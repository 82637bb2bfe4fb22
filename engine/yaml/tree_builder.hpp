#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "diag/sink.hpp"
#include "yaml/node.hpp"
#include "yaml/node_stack.hpp"
#include "yaml/scalar.hpp"
#include "yaml/source_text.hpp"

namespace livret::yaml {

/// Makes a Node of yaml-cpp's events. What the events do not tell (ends, styles, places within a text) is read from the
/// source. Throws a Fault where a limit ends.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(SourceText const& source, Limits limits, diag::Sink& sink);

  Node take_root() { return stack_.take_root(); }

  /// A collection that is open: what scalars in it end at, and what explains a syntax error.
  struct OpenCollection {
    Kind kind = Kind::Mapping;
    Context context = Context::Block;
    std::size_t begin = 0;
    std::size_t column = 0;
    YAML::anchor_t anchor = 0;
  };
  std::vector<OpenCollection> const& open_collections() const { return open_; }
  /// The last scalar that was read, for explaining a syntax error.
  struct LastScalar {
    ScalarStyle style = ScalarStyle::Plain;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  LastScalar const& last_scalar() const { return last_scalar_; }
  std::vector<std::string> anchor_names() const;

  void OnDocumentStart(YAML::Mark const& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override;
  void OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) override;
  void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                std::string const& value) override;
  void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close_written(); }
  void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close_written(); }
  void OnAnchor(YAML::Mark const& mark, std::string const& name) override;

 private:
  struct Anchored {
    std::string name;
    NodeStack::Recording recording;
  };

  std::size_t offset_of(YAML::Mark const& mark) const { return source_->origin() + static_cast<std::size_t>(mark.pos); }
  Context context() const { return open_.empty() ? Context::Block : open_.back().context; }
  ScalarPlace scalar_place() const;
  std::size_t skip_properties(std::size_t offset);
  bool is_written_null(std::size_t begin, ScannedScalar const& scanned) const;

  void open_written(Kind kind, std::size_t begin, YAML::EmitterStyle::value style, YAML::anchor_t anchor);
  void close_written();
  std::size_t end_of_collection(OpenCollection const& collection) const;
  void add_leaf(Node node, YAML::anchor_t anchor);
  void add_empty(YAML::anchor_t anchor);
  void refuse_key_without_colon() const;

  SourceText const* source_;
  diag::Sink* sink_;
  NodeStack stack_;
  std::vector<OpenCollection> open_;
  std::size_t last_end_ = 0;  ///< after the last byte that was given a meaning
  LastScalar last_scalar_;
  std::size_t documents_ = 0;
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::string next_anchor_name_;
};

}  // namespace livret::yaml
