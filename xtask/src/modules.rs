//! Which way the modules of a crate point: none of the four crates that hold the product has a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, UseTree};

use crate::project;

const CRATES: [&str; 4] = ["clinical/src", "record/src", "configurator/src", "src"];

/// The modules of the crate that a file names.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn add(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.add_name(&path.ident),
            UseTree::Name(name) => self.add_name(&name.ident),
            UseTree::Rename(rename) => self.add_name(&rename.ident),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add(tree)),
            UseTree::Glob(_) => {}
        }
    }

    fn add_name(&mut self, name: &syn::Ident) {
        self.0.insert(name.to_string());
    }
}

/// Tests may know everything.
fn is_test(attribute: &Attribute) -> bool {
    let condition = attribute.parse_args::<syn::Ident>();
    attribute.path().is_ident("cfg") && condition.is_ok_and(|condition| condition == "test")
}

impl<'a> Visit<'a> for Names {
    fn visit_item_mod(&mut self, module: &'a ItemMod) {
        if !module.attrs.iter().any(is_test) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        if let UseTree::Path(path) = &item.tree
            && path.ident == "crate"
        {
            self.add(&path.tree);
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|first| first.ident == "crate")
            && let Some(second) = segments.next()
        {
            self.add_name(&second.ident);
        }
        visit::visit_path(self, path);
    }
}

/// The modules at the top of a crate, each with those that it names.
fn modules(folder: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place).with_context(|| format!("cannot list {}", place.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let is_test = path.file_stem().is_some_and(|name| name == "tests" || name == "snapshots")
                || path.components().any(|part| part.as_os_str() == "tests");
            if is_test || path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let first = path.strip_prefix(folder)?.components().next().context("a file without a name")?;
            let module = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            let file = syn::parse_file(&project::read(&path)?).with_context(|| path.display().to_string())?;
            let mut names = Names::default();
            names.visit_file(&file);
            modules.entry(module).or_default().extend(names.0);
        }
    }
    let known: BTreeSet<String> = modules.keys().cloned().collect();
    for (module, names) in &mut modules {
        names.retain(|name| name != module && known.contains(name));
    }
    // What holds the crate together names everything, and nothing names it.
    modules.remove("lib");
    Ok(modules)
}

/// Takes away, again and again, what points at nothing more. What is left stands in a circle, or leads to one.
fn in_circles(mut modules: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    loop {
        let done: BTreeSet<String> =
            modules.iter().filter(|(_, names)| names.is_empty()).map(|(module, _)| module.clone()).collect();
        if done.is_empty() {
            return modules.into_keys().collect();
        }
        modules.retain(|module, _| !done.contains(module));
        for names in modules.values_mut() {
            names.retain(|name| !done.contains(name));
        }
    }
}

#[test]
fn no_crate_has_a_circle() -> Result<()> {
    for folder in CRATES {
        let modules = modules(&project::root().join(folder))?;
        ensure!(modules.values().any(|names| !names.is_empty()), "{folder}: no module names another one");
        let circles = in_circles(modules);
        ensure!(circles.is_empty(), "{folder}: these modules stand in a circle, or lead to one: {circles:?}");
    }
    Ok(())
}

/// Control: two modules that name each other are found, and the one that leads to them.
#[test]
fn a_circle_is_found() -> Result<()> {
    let mut names = Names::default();
    names.visit_file(&syn::parse_file("use crate::{b::X, c}; fn f() -> crate::d::Y { crate::e::y() }")?);
    let names: Vec<&str> = names.0.iter().map(String::as_str).collect();
    ensure!(names == ["b", "c", "d", "e"], "found {names:?}");
    let module = |name: &str, names: &[&str]| (name.to_owned(), names.iter().map(|name| (*name).to_owned()).collect());
    let modules = BTreeMap::from([module("a", &["b"]), module("b", &["c"]), module("c", &["b"]), module("d", &[])]);
    ensure!(in_circles(modules) == ["a", "b", "c"], "the circle is not found");
    Ok(())
}
