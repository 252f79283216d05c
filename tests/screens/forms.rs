//! Every form as it opens, in every language and size: a picture of each.
//!
//! `INSTA_UPDATE=always cargo test --test screens` takes them anew; look at what changed before it is kept.
