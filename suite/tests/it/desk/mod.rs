//! `/desk`: who may decide, and what others see of it.

mod decide;
mod letters;
mod matrix;
mod rates;
mod rows;
mod rules;
