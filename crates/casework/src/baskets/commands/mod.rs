//! What the owner of a basket may do: put a file in, take one out, submit all of them. None asks who acts: the owner's scope
//! loaded the files.

mod add;
mod submit;
mod take_out;

pub use self::{
    add::{Wanted, add},
    submit::{anchor, submit},
    take_out::take_out,
};
