//! Every form under the lens of a town: a picture of each at 80 columns by 24 rows, with what each cell is
//! below it; and the page of the town in every size.

use planscope::app::{Form, Settings, Speech};

use crate::common::*;

const SPEECHES: [(&str, Speech); 2] = [("zh", ZH), ("en", EN)];

fn check(name: &str, form: Form, size: (u16, u16), speech: Speech) {
    let settings = Settings {
        form,
        lens: Some("town.sijing".to_owned()),
        ..settings(speech)
    };
    let screen = run(settings, SHIPPED, size, "");
    let picture = match size {
        SMALL => format!("{}\n{}", screen.text(), screen.styles()),
        _ => screen.text(),
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/lens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, picture));
}

#[test]
fn every_form_under_the_lens_of_a_town() {
    for form in Form::ALL {
        for (lang, speech) in SPEECHES {
            let name = format!("{}.{}-{lang}", form.tab().word(), form.word());
            check(&name, form, SMALL, speech);
        }
    }
}

#[test]
fn the_page_of_a_town_in_every_size() {
    for size in [MEDIUM, LARGE] {
        for (lang, speech) in SPEECHES {
            let name = format!("page-{}x{}-{lang}", size.0, size.1);
            check(&name, Form::Summary, size, speech);
        }
    }
}
