#pragma once

#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "base/colour.hpp"
#include "base/length.hpp"
#include "diag/sink.hpp"

namespace livret::fill {

/// Warns of text that is hard to tell from the ground it stands on (WCAG 2.1, 1.4.3: a contrast of 4.5:1, of 3:1 for
/// large text), each pair of colours once. Grounds lie one on another: the paper, then the boxes that are being
/// planned. On a ground that nobody knows nothing is checked.
class ContrastCheck {
 public:
  explicit ContrastCheck(diag::Sink& sink) : sink_(sink) {}

  /// A ground for as long as it lives, where there is a colour.
  class Ground {
   public:
    /// One that nobody knows.
    explicit Ground(ContrastCheck& check) : check_(check), is_one_(true) { check_.grounds_.push_back(std::nullopt); }
    Ground(ContrastCheck& check, std::optional<base::Colour> colour) : check_(check), is_one_(colour.has_value()) {
      if (colour) check_.grounds_.push_back(check_.seen_on_ground(*colour));
    }
    ~Ground() {
      if (is_one_) check_.grounds_.pop_back();
    }
    Ground(Ground const&) = delete;
    Ground& operator=(Ground const&) = delete;

   private:
    ContrastCheck& check_;
    bool is_one_;
  };

  struct Text {
    base::Colour colour;
    base::Length size;
    int weight = 400;
    diag::Span where;  ///< of its style
  };
  void check(Text const& text);

 private:
  /// Nothing where it lets an unknown ground shine through.
  std::optional<base::Colour> seen_on_ground(base::Colour colour) const;

  diag::Sink& sink_;
  std::vector<std::optional<base::Colour>> grounds_ = {base::Colour{255, 255, 255}};
  std::set<std::tuple<base::Colour, base::Colour, double>> warned_;
};

}  // namespace livret::fill
