#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "diag/sink.hpp"
#include "yaml/node.hpp"
#include "yaml/scalar.hpp"
#include "yaml/source_text.hpp"

namespace livret::yaml {

/// Makes a Node of yaml-cpp's events. What the events do not tell (ends, styles, places within a text) is read from the
/// source. Aliases are expanded by replaying the steps that built what they name, so nothing is kept twice. Throws a
/// Fault where a limit ends.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(SourceText const& source, Limits limits, diag::Sink& sink);

  Node take_root() { return std::move(root_); }

  /// A collection that is open, for explaining a syntax error: where it starts and how it is written.
  struct OpenCollection {
    Kind kind;
    Context context;
    std::size_t begin;
    std::size_t column;
  };
  std::vector<OpenCollection> open_collections() const;
  /// The last scalar that was read; for the same purpose.
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
  /// What builds the tree; kept while an anchor is open, to be replayed.
  struct Step {
    enum class Action { Open, Leaf, Close } action = Action::Leaf;
    Node node;  ///< Open: the collection, still empty; Leaf: the whole node
    std::uint32_t end = 0;
  };
  /// The steps that built what an anchor names.
  struct Anchored {
    std::string name;
    std::size_t begin = 0;
    std::optional<std::size_t> end;  ///< nothing while it is being built
  };
  struct Frame {
    Node node;
    Context context = Context::Block;
    std::size_t column = 0;
    YAML::anchor_t anchor = 0;
    std::optional<Node> key;
    bool key_is_refused = false;
    std::unordered_map<std::string, std::size_t> entry_of_key;  ///< once there are many; for finding duplicates only
  };

  std::size_t offset_of(YAML::Mark const& mark) const { return source_->origin() + static_cast<std::size_t>(mark.pos); }
  Context context() const { return frames_.empty() ? Context::Block : frames_.back().context; }
  ScalarPlace scalar_place() const;
  std::size_t skip_properties(std::size_t offset);
  bool expects_key() const;
  bool is_written_null(std::size_t begin, ScannedScalar const& scanned) const;

  void open_written(Kind kind, std::size_t begin, YAML::EmitterStyle::value style, YAML::anchor_t anchor);
  void close_written();
  std::size_t end_of_collection(Frame const& frame) const;
  void add_leaf(Node node, YAML::anchor_t anchor);
  void add_empty(YAML::anchor_t anchor);
  void refuse_key_without_colon() const;

  void perform(Step step);
  void count_node(diag::Span span);
  void open(Node node);
  void place(Node node);
  void place_key(Frame& frame, Node node);
  std::optional<std::size_t> entry_of_key(Frame& frame, std::string const& key) const;
  void replay(Anchored const& anchored, std::size_t begin, std::size_t end);

  SourceText const* source_;
  Limits limits_;
  diag::Sink* sink_;
  Node root_;
  std::vector<Frame> frames_;
  std::size_t last_end_ = 0;  ///< after the last byte that was given a meaning
  LastScalar last_scalar_;
  std::size_t node_count_ = 0;
  std::size_t alias_node_count_ = 0;
  std::size_t documents_ = 0;

  std::map<YAML::anchor_t, Anchored> anchored_;
  std::string next_anchor_name_;
  std::size_t open_anchors_ = 0;
  std::vector<Step> log_;
};

}  // namespace livret::yaml
