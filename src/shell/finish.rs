//! The end of the program: what is on its way to the disk is waited for, and what is lost is told.

use std::time::{Duration, Instant};

use super::keep::Keeper;
use super::record::Recorder;
use crate::app::{App, Effect, Msg};
use crate::text::Safe;

/// How long the end of the program waits for the disk.
pub(super) const PATIENCE: Duration = Duration::from_millis(400);

/// How long it waits, after records that took all of that time, for the rest.
const LEAST: Duration = Duration::from_millis(100);

/// What is still on its way to the disk when the loop has ended.
pub(super) struct Unwritten {
    pub(super) app: App,
    pub(super) keeper: Option<Keeper>,
    pub(super) recorder: Option<Recorder>,
}

impl Unwritten {
    /// Waits until it is written, but no longer than a user should have to. Says what is not on record,
    /// or perhaps not.
    pub(super) fn wait(mut self) -> Option<Safe> {
        let now = Instant::now();
        // On its way while records are waited for.
        if let Some(keeper) = &mut self.keeper {
            keeper.send(&self.app);
        }
        let lost = self.wait_for_records(now + PATIENCE);
        if let Some(keeper) = self.keeper {
            let least = Instant::now() + LEAST;
            keeper.close(&self.app, least.max(now + PATIENCE));
        }
        lost
    }

    /// The app takes in what becomes of records as it would have: a text that is on record is unfinished
    /// no more, and a document follows it.
    fn wait_for_records(&mut self, until: Instant) -> Option<Safe> {
        let recorder = self.recorder.as_mut()?;
        let mut lost = None;
        while let Some(outcome) = recorder.outcome_until(until) {
            lost = lost.or(loss(&outcome));
            for effect in self.app.update(outcome) {
                match (effect, &mut self.keeper, self.app.shared_plan()) {
                    (Effect::KeepText { key, text }, Some(keeper), _) => {
                        keeper.keep_text(&key, &text, Instant::now());
                    }
                    (Effect::WriteMinutes, _, Some(plan)) => {
                        recorder.write_minutes(plan, self.app.speech.languages());
                    }
                    _ => {}
                }
            }
        }
        let late = recorder.is_busy().then_some(LATE);
        let said = lost.or(late.map(|late| late.map(Safe::from)));
        let [zh, en] = said?;
        Some(self.app.lang().pick(zh, en))
    }
}

/// What is said when the disk did not answer in time.
const LATE: [&str; 2] = [
    "磁盘没有及时应答，最后的记录可能未写入；请核对审阅文件夹",
    "the disk did not answer in time: what was noted last may not be on record; look into the review folder",
];

/// What is lost where a job came to nothing.
fn loss(outcome: &Msg) -> Option<[Safe; 2]> {
    let (head, [zh, en]) = match outcome {
        Msg::Appended(_, Err(why)) => (["未能记录", "not put on record"], why),
        Msg::MinutesWritten(Err(why)) => (["纪要未能写出", "the minutes were not written"], why),
        _ => return None,
    };
    let zh = format!("{}：{}", head[0], zh.raw());
    let en = format!("{}: {}", head[1], en.raw());
    Some([zh, en].map(Safe::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Body, Withdrawal};

    #[test]
    fn a_disk_that_does_not_answer_is_waited_for_and_told_of() {
        let body = Box::new(Body::Withdrawal(Withdrawal {
            finding: "A-1:plan.a:00000000".into(),
            reason: "so".into(),
        }));
        let mut recorder = Recorder::stuck();
        let lost = |recorder| {
            let mut unwritten = Unwritten {
                app: super::super::run::tests::app(),
                keeper: None,
                recorder: Some(recorder),
            };
            unwritten.wait_for_records(Instant::now())
        };
        assert_eq!(lost(Recorder::stuck()), None);
        recorder.append(body);
        let said = lost(recorder).expect("it is told");
        assert!(said.raw().contains("may not be on record"), "{said}");
    }
}
