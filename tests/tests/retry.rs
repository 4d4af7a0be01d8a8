//! What is sent again, how often and after which pauses, for each fault and each effect of an action.

mod retry {
    mod bench;
    mod corrections;
    mod gone;
    mod limits;
    mod matrix;
    mod recovery;
}
