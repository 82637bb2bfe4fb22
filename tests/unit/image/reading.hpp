#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/source_map.hpp"
#include "image/image.hpp"

namespace livret::test {

/// A drawing read from a text, and what was said about it.
class Reading {
 public:
  explicit Reading(std::string text) {
    auto const source = sources_.add("logo.svg", std::move(text));
    drawing_ = image::read_svg(sources_.text(source), {{}, source}, sink_);
  }

  bool has_drawing() const { return drawing_ != nullptr; }
  frame::Drawing const& drawing() const { return *drawing_; }
  template <typename T>
  T const& operation(std::size_t index) const {
    return std::get<T>(drawing_->operations.at(index));
  }
  std::size_t operation_count() const { return drawing_->operations.size(); }
  std::size_t error_count() const { return sink_.error_count(); }

  /// `3:5: message` for each diagnostic, a line each, in order.
  std::string reports() const {
    std::string lines;
    for (diag::Diagnostic const& each : sink_.sorted()) {
      auto const at = sources_.position(each.span.source, each.span.begin);
      lines += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + each.message + "\n";
    }
    return lines;
  }

 private:
  diag::SourceMap sources_;
  diag::Sink sink_;
  frame::DrawingPtr drawing_;
};

/// Puts elements into a drawing of 100 × 100 user units that is 75 pt wide and high: 0.75 pt a unit.
inline std::string svg(std::string_view elements) {
  return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='100' "
         "height='100'>" +
         std::string(elements) + "</svg>";
}

}  // namespace livret::test
