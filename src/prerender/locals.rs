//! The numbers of local variables in a module's functions, so that it takes fewer bytes to send.
//!
//! What is used most gets the lowest number: numbers below 128 take one byte, and the same few stand everywhere, which compresses
//! better. It makes what opens reports 0.8 % smaller after brotli (`docs/decisions/2026-11-30-opener-in-parts.md`).

use std::cmp::Reverse;
use std::collections::HashMap;

use walrus::ir::{Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{LocalId, Module};

/// How often each local stands in a function, and in which order they come first.
#[derive(Default)]
struct Uses(HashMap<LocalId, (usize, usize)>);

impl Visitor<'_> for Uses {
    fn visit_local_id(&mut self, id: &LocalId) {
        let first = self.0.len();
        self.0.entry(*id).or_insert((0, first)).0 += 1;
    }
}

/// Puts new locals in the place of old ones.
struct Renumbered(HashMap<LocalId, LocalId>);

impl VisitorMut for Renumbered {
    fn visit_local_id_mut(&mut self, id: &mut LocalId) {
        if let Some(new) = self.0.get(id) {
            *id = *new;
        }
    }
}

/// Numbers the locals of each function by how often they are used. Parameters stay where they are; those of a type stand together,
/// in the order in which walrus is told of them.
pub(super) fn number_by_use(module: &mut Module) {
    for (_, function) in module.funcs.iter_local_mut() {
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, function.entry_block());
        let mut order: Vec<(LocalId, (usize, usize))> =
            uses.0.into_iter().filter(|(id, _)| !function.args.contains(id)).collect();
        order.sort_by_key(|(_, (count, first))| (Reverse(*count), *first));
        let new = order.into_iter().map(|(id, _)| (id, module.locals.add(module.locals.get(id).ty())));
        let mut renumbered = Renumbered(new.collect());
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut renumbered, function, entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    /// Two variables beside a parameter, the second of which is used more.
    #[test]
    fn what_is_used_most_comes_first() {
        let mut module = Module::default();
        let [parameter, rare, often] = [(); 3].map(|()| module.locals.add(ValType::I32));
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        builder
            .func_body()
            .local_get(parameter)
            .local_set(rare)
            .local_get(rare)
            .local_set(often)
            .local_get(often)
            .drop();
        builder.func_body().local_get(often).local_get(often).drop();
        let function = builder.finish(vec![parameter], &mut module.funcs);
        module.exports.add("f", function);
        number_by_use(&mut module);
        let function = module.funcs.get(function).kind.unwrap_local();
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, function.entry_block());
        let mut counts: Vec<(LocalId, usize)> = uses.0.into_iter().map(|(id, (count, _))| (id, count)).collect();
        counts.sort();
        assert_eq!(counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 4, 2]);
        assert_eq!(counts[0].0, parameter);
        let again = Module::from_buffer(&module.emit_wasm()).unwrap();
        assert_eq!(again.funcs.iter_local().count(), 1, "it is still a valid module");
    }
}
