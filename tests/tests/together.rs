//! Client and emulator over real sockets, and what must hold for any input of either.

mod together {
    mod chaos;
    mod crash;
    mod edge_cases;
    mod end_to_end;
    mod fuzzing;
    mod https;
    mod images;
    mod page_examples;
    mod properties;
}
