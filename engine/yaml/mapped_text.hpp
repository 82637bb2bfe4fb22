#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.hpp"

namespace livret::yaml {

/// A text that grows piece by piece and remembers where each piece came from.
class MappedText {
 public:
  /// `start` is where the text would begin if it stood in the source byte for byte.
  explicit MappedText(std::size_t start) : start_(start) {}

  /// Appends `piece`, whose first byte comes from `source`.
  void append(std::size_t source, std::string_view piece) {
    if (piece.empty()) return;
    if (source != expected()) place_anchor(source);
    text_ += piece;
  }
  void append_breaks(std::size_t source, std::size_t count) { append(source, std::string(count, '\n')); }

  std::string&& take_text() { return std::move(text_); }
  std::vector<Node::Anchor>&& take_anchors() { return std::move(anchors_); }

 private:
  std::size_t expected() const {
    return anchors_.empty() ? start_ + text_.size() : anchors_.back().source + (text_.size() - anchors_.back().text);
  }
  void place_anchor(std::size_t source) {
    if (anchors_.empty() && !text_.empty()) anchors_.push_back({0, static_cast<std::uint32_t>(start_)});
    anchors_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(source)});
  }

  std::size_t start_;
  std::string text_;
  std::vector<Node::Anchor> anchors_;
};

}  // namespace livret::yaml
