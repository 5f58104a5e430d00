//! Nothing but a list of dependencies, so that building one crate and building all of them resolve to the same features
//! and share every artefact (the practice known as a workspace-hack crate). It must never hold code.
