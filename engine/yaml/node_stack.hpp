#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "diag/sink.hpp"
#include "yaml/node.hpp"
#include "yaml/source_text.hpp"

namespace livret::yaml {

/// Builds a tree of nodes step by step and watches over what may stand in it: keys, depth, numbers of values. The steps
/// can be recorded and played again, which is what an alias does. Throws a Fault where a limit ends.
class NodeStack {
 public:
  /// Steps [begin, end) of the record.
  struct Recording {
    std::size_t begin = 0;
    std::optional<std::size_t> end;  ///< nothing while it goes on
  };

  NodeStack(SourceText const& source, Limits limits, diag::Sink& sink);

  void open(Node collection);     ///< starts a collection, still empty
  void add(Node leaf);            ///< a Scalar or Null
  void close(std::uint32_t end);  ///< ends the innermost collection, whose last byte is before `end`

  /// From here to the matching end_recording what is built can be replayed; recordings nest.
  Recording begin_recording();
  void end_recording(Recording& recording);
  /// Builds once more what was recorded, for the alias at bytes [begin, end) of the source.
  void replay(Recording const& recording, std::size_t begin, std::size_t end);

  bool expects_key() const;
  /// The key of the innermost mapping that has no value yet, or null.
  Node const* pending_key() const;
  Node const& root() const { return root_; }
  Node take_root() { return std::move(root_); }

 private:
  struct Step {
    enum class Action { Open, Add, Close } action = Action::Add;
    Node node;
    std::uint32_t end = 0;
  };
  struct Frame {
    Node node;
    std::optional<Node> key;
    bool key_is_refused = false;
    std::unordered_map<std::string, std::size_t> entry_of_key;  ///< once there are many; for finding duplicates only
  };

  void perform(Step step);
  void count(Node const& node);
  void push(Node collection);
  Node pop(std::uint32_t end);
  void place(Node node);
  void place_key(Frame& frame, Node node);
  /// Reports a node that cannot be a key; false where it was one.
  bool accepts_as_key(Node const& node);
  std::optional<std::size_t> entry_of_key(Frame& frame, std::string const& key) const;

  SourceText const& source_;
  Limits limits_;
  diag::Sink& sink_;
  Node root_;
  std::vector<Frame> frames_;
  std::size_t node_count_ = 0;
  std::size_t alias_node_count_ = 0;
  std::size_t open_recordings_ = 0;
  std::vector<Step> record_;  ///< of all recordings, one after the other
};

}  // namespace livret::yaml
