#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "fill/plan.hpp"

namespace livret::fill {

/// The ids of a layout, each with the number of its label.
class PlannedLabels {
 public:
  /// None where the id is taken, which is reported.
  content::LabelId add(content::Label label, diag::Sink& sink);
  std::vector<content::Label> const& all() const { return labels_; }

 private:
  std::vector<content::Label> labels_;
  std::map<std::string, content::LabelId, std::less<>> ids_;
};

/// The labels of one document while it is filled: those of the layout's ids first, then those that nobody but lists
/// and entries refer to.
class Labels {
 public:
  Labels(std::vector<content::Label> const& planned, diag::Sink& sink);

  /// A label without a name.
  content::LabelId add(content::Label label);
  content::LabelId add_place(diag::Span where) { return add({content::Label::Kind::Place, "", false, 1, where}); }
  /// That of a block that is being filled. An id that was filled before is reported, and gives a label of its own.
  content::LabelId label_of(PlannedLabel const& planned);
  /// What a reference leads to; none where no block has the id, which is reported with the nearest one.
  content::LabelId find(std::string const& name, diag::Span where);
  content::Label const& operator[](content::LabelId id) const { return labels_[id.index()]; }

  /// Reports references to blocks that are not in this document.
  void check_references() const;
  std::vector<content::Label> take() { return std::move(labels_); }

 private:
  std::vector<content::Label> labels_;
  std::map<std::string, content::LabelId, std::less<>> ids_;
  std::set<content::LabelId> filled_;
  std::vector<std::pair<content::LabelId, diag::Span>> references_;
  diag::Sink& sink_;
};

}  // namespace livret::fill
