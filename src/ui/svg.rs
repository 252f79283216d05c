//! A frame as a picture.
