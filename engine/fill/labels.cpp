#include "fill/labels.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::fill {

using content::LabelId;

LabelId PlannedLabels::add(content::Label label, diag::Sink& sink) {
  auto const [known, is_new] = ids_.try_emplace(label.name, LabelId(labels_.size()));
  if (!is_new) {
    sink.error(label.where, fmt::format("the id `{}` stands twice in the layout", label.name),
               "references need one place to lead to: give each block an id of its own");
    return LabelId::none();
  }
  labels_.push_back(std::move(label));
  return known->second;
}

Labels::Labels(std::vector<content::Label> const& planned, diag::Sink& sink) : labels_(planned), sink_(sink) {
  for (std::size_t i = 0; i < labels_.size(); ++i) ids_.emplace(labels_[i].name, LabelId(i));
}

LabelId Labels::add(content::Label label) {
  labels_.push_back(std::move(label));
  return LabelId(labels_.size() - 1);
}

LabelId Labels::label_of(PlannedLabel const& planned) {
  if (planned.id.is_none()) return add(planned.label);
  if (filled_.insert(planned.id).second) return planned.id;
  sink_.error(planned.label.where, fmt::format("the block `{}` stands twice in the document", planned.label.name),
              "a block that is repeated has no `id`: name one that stands around or before it");
  auto unnamed = planned.label;
  unnamed.name.clear();
  return add(std::move(unnamed));
}

LabelId Labels::find(std::string const& name, diag::Span where) {
  if (auto const known = ids_.find(name); known != ids_.end()) {
    references_.emplace_back(known->second, where);
    return known->second;
  }
  std::vector<std::string> names;
  for (auto const& [id, label] : ids_) names.push_back(id);
  auto const nearest = base::nearest_word(name, names);
  sink_.error(where, fmt::format("nothing in the layout has the id `{}`", name),
              nearest ? fmt::format("did you mean `{}`?", *nearest)
                      : "give a block an `id`, or a heading of a text `{#id}` at its end");
  return LabelId::none();
}

void Labels::check_references() const {
  for (auto const& [id, where] : references_)
    if (!filled_.contains(id))
      sink_.error(where, fmt::format("the block `{}` is not in this document", labels_[id.index()].name),
                  "its `when` does not hold, or it is repeated for no row: put the reference under the same condition");
}

}  // namespace livret::fill
