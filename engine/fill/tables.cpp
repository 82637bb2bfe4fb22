#include "fill/tables.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/names_read.hpp"
#include "table/package.hpp"
#include "transform/transform.hpp"

namespace livret::fill {

namespace {

using table::Tables;

/// Tables that an array of transforms reads: those of `lookup`, and of `data()` in its expressions.
void add_tables_read(yaml::Node const& transforms, std::set<std::string, std::less<>>& tables) {
  if (auto const* from = transforms.find("from"))
    if (auto const* data = from->find("data"))
      if (auto const* name = data->find("name")) tables.insert(name->text);
  if (transforms.kind == yaml::Kind::Scalar && transforms.text.find("data") != std::string::npos) {
    NamesRead names;
    add_names_read(transforms.text, names);
    tables.merge(names.tables);
  }
  for (auto const& item : transforms.items) add_tables_read(item, tables);
  for (auto const& entry : transforms.entries) add_tables_read(entry.value, tables);
}

class Derivation {
 public:
  Derivation(spec::Project const& project, Tables tables, diag::Sink& sink)
      : project_(project), tables_(std::move(tables)), sink_(sink), states_(project.tables.size(), State::Waiting) {}

  Tables run() {
    for (std::size_t i = 0; i < project_.tables.size(); ++i) reserve_name(i);
    for (std::size_t i = 0; i < project_.tables.size(); ++i) make(i);
    return std::move(tables_);
  }

 private:
  enum class State { Waiting, BeingMade, Done };

  void reserve_name(std::size_t index) {
    auto const& name = project_.tables[index].name;
    if (!tables_.contains(name.text)) return;
    sink_.error(name.where, fmt::format("there is a dataset `{}` already", name.text),
                "give the derived table another name");
    states_[index] = State::Done;
  }

  std::optional<std::size_t> derived_named(std::string_view name) const {
    for (std::size_t i = 0; i < project_.tables.size(); ++i)
      if (project_.tables[i].name.text == name) return i;
    return std::nullopt;
  }

  void make(std::size_t index) {
    auto const& derived = project_.tables[index];
    if (states_[index] == State::Done) return;
    if (states_[index] == State::BeingMade) {
      sink_.error(derived.name.where,
                  fmt::format("the table `{}` is made of itself, by way of others", derived.name.text));
      return;
    }
    states_[index] = State::BeingMade;
    std::set<std::string, std::less<>> read{derived.source.text};
    if (derived.transform != nullptr) add_tables_read(*derived.transform, read);
    for (auto const& name : read)
      if (auto const needed = derived_named(name)) make(*needed);
    states_[index] = State::Done;
    run_transforms(derived, read);
  }

  void run_transforms(spec::DerivedTable const& derived, std::set<std::string, std::less<>> const& read) {
    auto const source = tables_.find(derived.source.text);
    if (source == tables_.end()) return report_unknown(derived.source);
    transform::Pipeline pipeline;
    if (derived.transform != nullptr)
      pipeline = transform::read_pipeline(*derived.transform, source->second->fields(), tables_, {}, sink_);
    transform::Context const context{&tables_, nullptr, {}, project_.locale};
    auto const made = transform::run(pipeline, source->second, derived.name.text, context, sink_);
    if (!made) return;
    auto table = std::make_shared<table::Table>(*made);
    table->title = derived.title.empty() ? source->second->title : derived.title;
    table->source = source->second->source;
    table->fictional = std::any_of(read.begin(), read.end(), [&](std::string const& name) {
      auto const found = tables_.find(name);
      return found != tables_.end() && found->second->fictional;
    });
    tables_[derived.name.text] = std::move(table);
  }

  void report_unknown(spec::Name const& source) {
    // A derived table that failed has been reported itself.
    if (derived_named(source.text)) return;
    std::vector<std::string> names;
    for (auto const& [name, table] : tables_) names.push_back(name);
    auto const nearest = base::nearest_word(source.text, names);
    sink_.error(source.where, fmt::format("there is no table `{}`", source.text),
                nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
  }

  spec::Project const& project_;
  Tables tables_;
  diag::Sink& sink_;
  std::vector<State> states_;
};

}  // namespace

Tables load_tables(spec::Project const& project, diag::SourceMap& sources, diag::Sink& sink) {
  // Files of one folder are loaded together, so that foreign keys may go between them.
  std::map<std::filesystem::path, std::vector<std::filesystem::path>> by_root;
  for (auto const& data : project.data)
    for (auto const& file : data.files) {
      auto& files = by_root[data.root];
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
  Tables all;
  for (auto const& [root, files] : by_root)
    for (auto& [name, loaded] : table::load_packages(files, root, sources, sink))
      if (!all.emplace(name, loaded).second)
        sink.error({}, fmt::format("the table `{}` is both in the project and in the library", name));
  return all;
}

Tables derive_tables(spec::Project const& project, Tables tables, diag::Sink& sink) {
  return Derivation(project, std::move(tables), sink).run();
}

}  // namespace livret::fill
