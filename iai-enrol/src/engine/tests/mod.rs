//! Runs against an emulator in this process.
