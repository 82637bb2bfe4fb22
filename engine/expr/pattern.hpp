#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace livret::expr {

/// A regular expression of ECMAScript without back-references and look-around, matched in time linear in the text
/// whatever the pattern (Thompson 1968, Pike's virtual machine): patterns and texts come from authors' files.
class Pattern {
 public:
  enum class Case { Kept, Ignored };
  /// Nothing where the text is no pattern, uses what is not offered, or is too large.
  static std::optional<Pattern> read(std::string_view text, Case letters);

  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// The leftmost match at or after `from`, in code points, the one that ECMAScript's backtracking finds.
  std::optional<Match> find(std::u32string_view text, std::size_t from = 0) const;

  struct Program;

 private:
  std::shared_ptr<Program const> program_;
};

}  // namespace livret::expr
