#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locale/typography.hpp"

namespace livret::locale {

/// A text on its way through the rules: its characters, and for each the bytes of the source it stands for. A rule
/// reads `text()` from left to right and asks for changes; `commit()` makes them, so that the next rule sees their
/// result.
class Draft {
 public:
  Draft(std::string_view source, std::span<Protected const> untouched);

  std::u32string const& text() const { return text_; }
  /// Whether rules may change the character at `index`.
  bool editable(std::size_t index) const { return !origins_[index].fixed; }
  void protect(std::size_t begin, std::size_t end);

  /// Asks for characters [begin, end) to become `by`. Refused where one of them is protected, or where an earlier
  /// request of the same rule reaches beyond `begin`.
  void replace(std::size_t begin, std::size_t end, std::u32string_view by, Drawn drawn = Drawn::AsIs);
  /// Asks for the blanks [begin, end), perhaps none, to become the one character `space`.
  void set_gap(std::size_t begin, std::size_t end, char32_t space);
  /// Draws characters [begin, end) so, from now on.
  void draw(std::size_t begin, std::size_t end, Drawn drawn);
  void remark(std::size_t begin, std::size_t end, std::string message, std::string hint);
  void commit();

  /// Characters [begin, end) in UTF-8, for messages.
  std::string utf8(std::size_t begin, std::size_t end) const;

  /// The difference between the source and the draft.
  Correction correction() const;

 private:
  /// The bytes that a character stands for. `value` is what stood there, 0 for a character that the source has not.
  struct Origin {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    char32_t value = 0;
    Drawn drawn = Drawn::AsIs;
    bool fixed = false;
  };
  struct Change {
    std::size_t begin;
    std::size_t end;
    std::u32string by;
    Drawn drawn;
  };
  void protect_source(Protected const& stretch);
  void overwrite();
  void rebuild();
  bool is_kept(std::size_t index) const;
  Edit edit_from(std::size_t& index, std::size_t source_begin) const;
  void append_change(Change const& change, std::u32string& text, std::vector<Origin>& origins) const;
  std::uint32_t source_begin(std::size_t index) const;

  std::string_view source_;
  std::u32string text_;
  std::vector<Origin> origins_;
  std::vector<Change> changes_;
  std::vector<Remark> remarks_;
};

}  // namespace livret::locale
