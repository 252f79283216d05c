//! The summary: what a leader with ten minutes must have seen, on one screen.

use crate::app::form::Form;
use crate::app::tabs::linked;
use crate::lens::{self as concerned, Absent, Group, Lack, Lens, Way};
use crate::plan::Label;
use crate::plan::file::{Facts, Kind, Merge, Relation, Target};
use crate::plan::{Direction, EntityRef, Plan};

/// A line of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The block in which it stands.
    pub block: Block,
    /// The thing of which it speaks, if it is one; Enter goes there.
    pub thing: Option<EntityRef>,
    /// What it says.
    pub says: Says,
    /// The form to which Enter goes where no thing is spoken of.
    pub leads_to: Option<Form>,
}

/// A block of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// What the plan is for.
    Purpose,
    /// The industry system.
    Industries,
    /// The spatial system.
    Space,
    /// Projects by town.
    Projects,
    /// What needs attention.
    Attention,
    /// Targets at a glance.
    Targets,
    /// Under a lens: what its subject is.
    Subject,
    /// Under a lens: what is concerned in one way.
    Concerned(Way),
    /// Under a lens: what is claimed and not there.
    Absent,
}

/// What a line of the summary says.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// The condensed text of the thing.
    Text,
    /// A sign or a number, then the thing, then its parts: a layer with its industries.
    Parts {
        /// The parts.
        parts: Vec<EntityRef>,
    },
    /// How many things of a kind there are, and which.
    Kind {
        /// The kind.
        kind: Kind,
        /// The things.
        things: Vec<EntityRef>,
    },
    /// A bar for a town: its projects, of the most that any town has.
    Bar {
        /// Projects of this town.
        count: usize,
        /// The most of any town.
        most: usize,
    },
    /// A target with its value.
    Target,
    /// A number of things that a person should look at.
    Attention {
        /// How many.
        count: usize,
        /// Of how many; 0 where that says nothing.
        of: usize,
        /// What they are.
        label: Label,
    },
    /// What the things below it have in common: the words, or the end of a link.
    Group(Group),
    /// A thing that the lens concerns.
    Concerned(concerned::Line),
    /// A claim that is not met.
    Absent(Absent),
}

impl Block {
    /// The heading of the block.
    pub fn label(self) -> Label {
        match self {
            Block::Purpose => Label::new("目的", "Purpose"),
            Block::Industries => Label::new("产业体系", "Industry system"),
            Block::Space => Label::new("空间体系", "Spatial system"),
            Block::Projects => Label::new("各街镇项目数", "Projects by town"),
            Block::Targets => Label::new("主要指标", "Targets at a glance"),
            Block::Attention => Label::new("需要关注", "Needs attention"),
            Block::Subject => Label::new("视角", "Lens"),
            Block::Concerned(Way::Itself) => Way::Itself.label(),
            Block::Concerned(Way::Named) => Label::new("点名", "Named"),
            Block::Concerned(Way::Collective) => Label::new("统称", "Collective"),
            Block::Concerned(Way::Derived) => Label::new("推得", "Derived"),
            Block::Absent => Label::new("缺位", "Absent"),
        }
    }
}

/// The lines of the summary, block by block.
pub fn entries(plan: &Plan) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(
        plan.itself()
            .map(|plan| about(Block::Purpose, plan, Says::Text)),
    );
    entries.extend(industries(plan));
    entries.extend(space(plan));
    entries.extend(projects(plan));
    entries.extend(attention(plan));
    entries.extend(
        plan.of_kind(Kind::Target)
            .iter()
            .map(|target| about(Block::Targets, *target, Says::Target)),
    );
    entries
}

/// The lines of the page of what a lens concerns: its subject, what concerns it in each way, what is
/// claimed and not there.
pub fn entries_through(plan: &Plan, lens: &Lens) -> Vec<Entry> {
    let subject = lens.subject();
    let page = concerned::Page::of(plan, lens);
    let mut entries = vec![about(Block::Subject, subject, Says::Text)];
    for way in Way::ALL {
        let block = Block::Concerned(way);
        let mut group = None;
        for line in page.part(way) {
            // Words and ends of links are things themselves: a line of their own leads there.
            let head = match line.group {
                Group::Through(head) | Group::End(head, ..) => Some(head),
                Group::Link(..) | Group::Place => None,
            };
            if group.replace(line.group) != Some(line.group) {
                let head = head.map(|head| about(block, head, Says::Group(line.group)));
                entries.extend(head);
            }
            if head != Some(line.thing) {
                entries.push(about(block, line.thing, Says::Concerned(line.clone())));
            }
        }
    }
    entries.extend(page.absent.iter().map(|absent| {
        let (thing, leads_to) = match absent.lack {
            Lack::NotSplit { .. } => (None, Some(Form::TargetTable)),
            Lack::NotHere { .. } | Lack::Nowhere { .. } => (Some(absent.claim), None),
        };
        Entry {
            block: Block::Absent,
            thing,
            says: Says::Absent(*absent),
            leads_to,
        }
    }));
    entries
}

fn about(block: Block, thing: EntityRef, says: Says) -> Entry {
    Entry {
        block,
        thing: Some(thing),
        says,
        leads_to: None,
    }
}

fn industries(plan: &Plan) -> impl Iterator<Item = Entry> + '_ {
    plan.of_kind(Kind::Layer).iter().map(|layer| {
        let parts = plan
            .parts(*layer)
            .iter()
            .copied()
            .filter(|part| plan.kind(*part) == Kind::Industry)
            .collect();
        about(Block::Industries, *layer, Says::Parts { parts })
    })
}

fn space(plan: &Plan) -> impl Iterator<Item = Entry> + '_ {
    let kinds = [
        Kind::Core,
        Kind::Axis,
        Kind::Zone,
        Kind::Cluster,
        Kind::Center,
    ];
    kinds
        .into_iter()
        .filter(|kind| !plan.of_kind(*kind).is_empty())
        .map(|kind| {
            let things = plan.of_kind(kind).to_vec();
            about(Block::Space, things[0], Says::Kind { kind, things })
        })
}

/// A bar for each town, in the order of the draft, with the projects that a table places there.
fn projects(plan: &Plan) -> Vec<Entry> {
    let count = |town: EntityRef| {
        let here = linked(plan, town, |direction, r| {
            direction == Direction::In && r == Relation::LocatedIn
        });
        here.filter(|thing| plan.kind(*thing) == Kind::Project)
            .count()
    };
    let counts: Vec<(EntityRef, usize)> = plan
        .of_kind(Kind::Town)
        .iter()
        .map(|town| (*town, count(*town)))
        .collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts
        .into_iter()
        .map(|(town, count)| about(Block::Projects, town, Says::Bar { count, most }))
        .collect()
}

/// What of the draft's own making a person should look at. None of it is a finding: it is counted, not judged.
fn attention(plan: &Plan) -> impl Iterator<Item = Entry> {
    let actions = plan.of_kind(Kind::Action).len();
    let targets = plan.of_kind(Kind::Target).len();
    let projects = plan.of_kind(Kind::Project).len();
    let label = Label::new;
    let counts = [
        (
            actions_without_lead(plan),
            actions,
            label("项行动无牵头单位", "actions have no lead unit"),
            Form::Tasks,
        ),
        (
            targets_that(plan, |target| target.baseline.is_none()),
            targets,
            label("项指标无基期值", "targets have no baseline"),
            Form::TargetTable,
        ),
        (
            targets_that(plan, |target| target.low.is_none()),
            targets,
            label("项指标无数值", "targets have no number"),
            Form::TargetTable,
        ),
        (
            unstaged(plan),
            projects,
            label("个项目无阶段", "projects have no stage"),
            Form::SequenceRows,
        ),
        (
            undecided(plan),
            0,
            label("处合并单元格待定", "merged cells undecided"),
            Form::SequenceRows,
        ),
        (
            suspected(plan),
            0,
            label("处疑似同物异名", "pairs may be one thing"),
            Form::Draft,
        ),
    ];
    let some = counts.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, of, label, form)| Entry {
        block: Block::Attention,
        thing: None,
        says: Says::Attention { count, of, label },
        leads_to: Some(form),
    })
}

fn actions_without_lead(plan: &Plan) -> usize {
    let bare = |action: &&EntityRef| matches!(&plan.get(**action).is, Facts::Action(duty) if duty.lead_unit.is_none());
    plan.of_kind(Kind::Action).iter().filter(bare).count()
}

fn targets_that(plan: &Plan, so: impl Fn(&Target) -> bool) -> usize {
    let targets = plan.of_kind(Kind::Target).iter();
    let so =
        |target: &&EntityRef| matches!(&plan.get(**target).is, Facts::Target(facts) if so(facts));
    targets.filter(so).count()
}

fn suspected(plan: &Plan) -> usize {
    let pairs = plan
        .edges()
        .iter()
        .filter(|edge| edge.relation == Relation::MaybeSame);
    pairs.count()
}

fn unstaged(plan: &Plan) -> usize {
    let bare = |project: &&EntityRef| matches!(&plan.get(**project).is, Facts::Project(facts) if facts.stage.is_none());
    plan.of_kind(Kind::Project).iter().filter(bare).count()
}

fn undecided(plan: &Plan) -> usize {
    let tables = plan
        .of_kind(Kind::Table)
        .iter()
        .filter_map(|table| plan.table(*table));
    let cells = tables.flat_map(|table| table.rows.iter().flatten());
    cells
        .filter(|cell| cell.merged == Some(Merge::Undecided))
        .count()
}
