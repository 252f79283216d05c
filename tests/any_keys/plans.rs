//! Plans to come upon in the middle of things: sound ones, bare ones, broken ones.

use planscope::app::LoadFailure;
use planscope::plan::Plan;

use crate::common::*;
use crate::world::World;

/// Plans and failures, read once.
pub(crate) struct Pool {
    worlds: Vec<World>,
    failure: LoadFailure,
}

impl Pool {
    pub(crate) fn new() -> Pool {
        let texts = [
            SHIPPED.to_owned(),
            LAKESIDE.to_owned(),
            include_str!("../plans/good/small.ron").to_owned(),
            without("geometry:", "tour:"),
            LAKESIDE.replace("is: Town(", "is: Town( /* a town */ "),
            LAKESIDE.replace("rows: [", "rows: [[], [(), (), (), (), ()],"),
            LAKESIDE.replace("\"project.", "\"undertaking."),
            LAKESIDE
                .replace(
                    "Lake",
                    "Lake \u{1b}[31m\u{202e} e\u{301}\u{301}👩\u{200d}🌈 ",
                )
                .replace("湖", &"湖".repeat(200)),
            RING.to_owned(),
            "(format: 1, entities: [])".to_owned(),
            "(format: 9, entities: [(id: \"town.a\", name: (), is: Town(rank: Town))])".to_owned(),
        ];
        Pool {
            worlds: texts
                .iter()
                .map(|text| World::new(parse(text), text))
                .collect(),
            failure: failure("(format: 1, entitis: [])"),
        }
    }

    pub(crate) fn shipped(&self) -> &World {
        &self.worlds[0]
    }

    /// Any plan; the shipped one seldom, for it is large.
    pub(crate) fn any(&self, random: &mut fastrand::Rng) -> &World {
        let from = usize::from(random.u8(..8) > 0);
        &self.worlds[random.usize(from..self.worlds.len())]
    }

    /// The world of a plan of the pool.
    pub(crate) fn of(&self, plan: &Plan) -> &World {
        let mut worlds = self.worlds.iter();
        let own = worlds.find(|world| std::ptr::eq(&*world.plan, plan));
        own.unwrap_or(self.shipped())
    }

    pub(crate) fn failure(&self) -> LoadFailure {
        self.failure.clone()
    }
}

/// The invented plan without what stands between two of its fields.
fn without(from: &str, to: &str) -> String {
    let (start, end) = (LAKESIDE.find(from), LAKESIDE.find(to));
    let (start, end) = start.zip(end).expect("both fields");
    format!("{}{}", &LAKESIDE[..start], &LAKESIDE[end..])
}

/// Things that are parts of each other, doubled, without names, without places, with places that are none.
const RING: &str = r#"(
format: 1,
entities: [
    (id: "plan.ring", name: (zh: "环"), is: Plan(state: ())),
    (id: "action.a", name: (), of: "measure.c", at: ["9"], is: Action()),
    (id: "measure.b", name: (en: "b"), of: "action.a", at: ["T1.1"], is: Measure()),
    (id: "measure.c", name: (zh: "丙"), of: "measure.b", is: Measure()),
    (id: "measure.c", name: (zh: "丁"), of: "measure.c", is: Measure()),
    (id: "section.a", name: (zh: "甲"), at: ["1"], of: "section.b", is: Section()),
    (id: "section.b", name: (zh: "乙"), at: ["2"], of: "section.a", is: Section()),
    (id: "layer.a", name: (zh: "层"), of: "industry.a", is: Layer()),
    (id: "industry.a", name: (zh: "业"), of: "layer.a", is: Industry()),
    (id: "tier.a", name: (zh: "级"), of: "tier.a", is: Tier()),
    (id: "target.a", name: (zh: "标"), at: ["T7.4294967295", "oops"], links: [(to: "target.a", as: MaybeSame)],
     is: Target(operator: Range, low: 1e300, form: Level, stated: [])),
    (id: "project.a", name: (zh: "目"), links: [(to: "nothing.at-all", as: LocatedIn)], is: Project()),
    (id: "table.a", name: (zh: "表"), at: ["T1"], is: Table(role: Sequence, columns: [], rows: [[], [()]])),
    (id: "table.b", name: (zh: "表"), at: ["T1"], is: Table(role: Listing, lists: "table.b",
     columns: [(zh: "项", of: Project)], rows: [[(merged: Inferred)], [(is: ["project.a", "project.z"])]])),
],
geometry: (
    note: (),
    towns: [(id: "project.a", x: -1e30, y: 1e30), (id: "town.gone", x: 1, y: 1)],
    lines: [(id: "layer.a", points: []), (id: "tier.a", points: [(0, 0)])],
    areas: [(id: "target.a", points: [(0, 0), (0, 0), (0, 0)])],
    marks: [(name: (), x: 50, y: 50)],
),
tour: [(title: (), place: "@+", say: (), minutes: 4294967295)],
)"#;
