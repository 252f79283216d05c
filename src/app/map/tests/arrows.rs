//! Moving about.

use super::*;

#[test]
fn everything_can_be_reached_from_everywhere_with_the_arrows() {
    let mut random = fastrand::Rng::with_seed(10);
    for world in worlds() {
        for _ in 0..40 {
            let want = Want {
                selected: None,
                ..Want::random(&world.plan, &mut random)
            };
            let scene = world.scene(&want);
            let at: HashMap<EntityRef, usize> = scene
                .items()
                .iter()
                .enumerate()
                .map(|(at, item)| (item.entity, at))
                .collect();
            let mut forth = vec![Vec::new(); at.len()];
            let mut back = vec![Vec::new(); at.len()];
            for (from, item) in scene.items().iter().enumerate() {
                for to in Arrow::ALL
                    .into_iter()
                    .filter_map(|arrow| scene.step(item.entity, arrow))
                {
                    forth[from].push(at[&to]);
                    back[at[&to]].push(from);
                }
            }
            for ways in [forth, back] {
                assert_eq!(reached(&ways), at.len(), "{want:?}");
            }
        }
    }
}

/// How many of the things can be reached from the first.
fn reached(ways: &[Vec<usize>]) -> usize {
    let mut seen = vec![false; ways.len()];
    let mut open: Vec<usize> = (0..ways.len().min(1)).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at], true) {
            open.extend(&ways[at]);
        }
    }
    seen.iter().filter(|seen| **seen).count()
}

#[test]
fn the_opposite_arrow_usually_leads_back() {
    let world = World::of(SHIPPED);
    for size in [(45, 18), (80, 24), (120, 50)] {
        let scene = world.scene(&Want {
            size,
            ..Want::default()
        });
        let (mut steps, mut returns) = (0, 0);
        for item in scene.items() {
            for (arrow, opposite) in [
                (Arrow::Left, Arrow::Right),
                (Arrow::Right, Arrow::Left),
                (Arrow::Up, Arrow::Down),
                (Arrow::Down, Arrow::Up),
            ] {
                if let Some(to) = scene.step(item.entity, arrow) {
                    steps += 1;
                    returns += usize::from(scene.step(to, opposite) == Some(item.entity));
                }
            }
        }
        assert!(returns * 2 > steps, "{returns} of {steps} at {size:?}");
    }
}
