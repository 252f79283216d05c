//! Drawing one picture after another of the same map.

use std::sync::Arc;

use super::*;

#[test]
fn a_picture_drawn_onto_the_layout_of_another_is_the_same_as_one_drawn_anew() {
    let mut random = fastrand::Rng::with_seed(23);
    let mut kept = 0;
    for world in worlds() {
        for _ in 0..20 {
            let first = Want::random(&world.plan, &mut random);
            let sketch = Arc::new(Sketch::new(&world.plan, &world.model, &first.view()));
            let other = Want::random(&world.plan, &mut random);
            let next = Want {
                selected: other.selected,
                second: other.second,
                matches: other.selected.into_iter().collect(),
                ..first.clone()
            };
            assert!(sketch.serves(&next.view()), "{next:?}");
            let onto = Scene::new(&sketch, &world.plan, &world.model, &next.view());
            let anew = world.scene(&next);
            assert_eq!(picture(&onto), picture(&anew), "{next:?}");
            assert_eq!(onto.items(), anew.items(), "{next:?}");
            kept += usize::from(sketch.serves(&other.view()));
        }
    }
    assert_eq!(
        kept, 0,
        "another size, language or layer wants another layout"
    );
}
