//! Lists.

use super::node::{Context, Node, ReadItems};
use super::unfit::{Decoded, FieldError, Kind, Strictness, Unfit};
use super::{ListValue, Member, WireValue};

impl<T: Member> ListValue for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<WireValue<'_>> {
        self.get(index).map(Member::view)
    }
}

impl<T: Member> Member for Vec<T> {
    fn view(&self) -> WireValue<'_> {
        WireValue::List(self)
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        let mut items = Items {
            list: Self::new(),
            progress: Progress::default(),
        };
        node.list(&mut items)?;
        match items.progress.problem {
            None => Ok(items.list),
            Some(problem) => Err(Unfit::Field(problem)),
        }
    }
}

struct Items<T> {
    list: Vec<T>,
    progress: Progress,
}

impl<T: Member> ReadItems for Items<T> {
    fn item(&mut self, node: Node<'_>) {
        let context = node.context;
        if self.progress.begin(&context, &mut self.list) {
            match T::decode(node) {
                Ok(item) => self.list.push(item),
                Err(unfit) => self.progress.fail(unfit, context.strictness),
            }
        }
    }
}

/// What is known of a list while it is read, whatever the type of its items.
#[derive(Default)]
struct Progress {
    items: usize,
    /// The first item that did not fit. Later ones are skipped.
    problem: Option<Box<FieldError>>,
}

impl Progress {
    /// Whether the next item is to be read. If so, there is room for it.
    fn begin<T>(&mut self, context: &Context<'_>, list: &mut Vec<T>) -> bool {
        self.items += 1;
        if list.len() == list.capacity() {
            // As a `Vec` grows by itself.
            let room = list.capacity().max(4);
            match context.charge(room.saturating_mul(size_of::<T>())) {
                Ok(()) => list.reserve_exact(room),
                Err(unfit) => self.fail(unfit, context.strictness),
            }
        }
        self.problem.is_none()
    }

    /// In responses, `null` items are left out: the service has sent some.
    fn fail(&mut self, unfit: Unfit, strictness: Strictness) {
        let error = match unfit {
            Unfit::Null(expected) if strictness == Strictness::Strict => {
                FieldError::found(Kind::Null, expected)
            }
            Unfit::Null(_) | Unfit::Broken => return,
            Unfit::Field(error) => *error,
        };
        let index = self.items.saturating_sub(1);
        let error = error.within(&index.to_string());
        self.problem.get_or_insert(Box::new(error));
    }
}
