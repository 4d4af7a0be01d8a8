//! The emulator over the wire: signed requests over plain sockets, with literal responses.
//!
//! Nothing here knows the client's types or the tables that the emulator is generated from. Codes, names and limits
//! are those of the documents.

mod emulator {
    mod admin;
    mod broken_http;
    mod compare;
    mod detect;
    mod detected_faces;
    mod events;
    mod every_action;
    mod faces;
    mod faults;
    mod groups;
    mod journal;
    mod legacy;
    mod membership;
    mod pages;
    mod parameters;
    mod persons;
    mod pictures;
    mod precedence;
    mod protocol;
    mod search;
    mod side_by_side;
    mod state;
    mod tries;
    mod ui;
    mod upgrade;
    mod verify;
    mod wire;
}
