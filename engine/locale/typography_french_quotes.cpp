#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

enum class Shape { Straight, Curly, Guillemet };
enum class Side { Opening, Closing };
struct Mark {
  std::size_t place;
  Shape shape;
  Side side;
  std::size_t depth = 0;  // how many quotations it stands in
};

struct Quotations {
  std::vector<Mark> marks;
  std::optional<std::size_t> unpaired;  // the place of the first mark without its other half
};

bool is_line_end(char32_t c) { return c == 0 || c == U'\n' || is_blank(c); }

// Before which a word or a quotation may end.
bool closes(char32_t c) { return is_line_end(c) || Text(U"»”)]}.,;:!?…").find(c) != Text::npos; }

// Reads marks from left to right, with the open ones at hand.
class Reader {
 public:
  explicit Reader(Draft const& draft) : draft_(draft), text_(draft.text()) {}

  Quotations read() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (!draft_.editable(i)) continue;
      if (auto const mark = mark_at(i)) take(*mark);
    }
    if (!open_.empty() && !result_.unpaired) result_.unpaired = open_.front().place;
    return std::move(result_);
  }

 private:
  std::optional<Mark> mark_at(std::size_t i) const {
    switch (text_[i]) {
      case U'«':
        return Mark{i, Shape::Guillemet, Side::Opening};
      case U'»':
        return Mark{i, Shape::Guillemet, Side::Closing};
      case U'“':
        return Mark{i, Shape::Curly, Side::Opening};
      case U'”':
        return Mark{i, Shape::Curly, Side::Closing};
      case U'"':
        return straight_mark(i);
      default:
        return std::nullopt;
    }
  }

  // A straight mark opens before a word and closes after one; after a digit, with none open, it means inches.
  std::optional<Mark> straight_mark(std::size_t i) const {
    bool const inside = !open_.empty() && open_.back().shape == Shape::Straight;
    auto const before = at(text_, i - 1);
    if (is_digit(before) && !inside) return std::nullopt;
    bool const may_open = opens(before) || is_apostrophe(before) || before == U'-' || before == en_dash ||
                          (before == U'"' && !result_.marks.empty() && result_.marks.back().side == Side::Opening);
    bool const may_close = inside && (!may_open || closes(at(text_, i + 1)));
    return Mark{i, Shape::Straight, may_open && !may_close ? Side::Opening : Side::Closing};
  }

  void take(Mark mark) {
    if (mark.side == Side::Opening) {
      mark.depth = open_.size();
      open_.push_back(mark);
    } else if (!open_.empty() && open_.back().shape == mark.shape) {
      open_.pop_back();
      mark.depth = open_.size();
    } else if (!result_.unpaired) {
      result_.unpaired = mark.place;
    }
    result_.marks.push_back(mark);
  }

  Draft const& draft_;
  Text text_;
  std::vector<Mark> open_;
  Quotations result_;
};

char32_t french_mark(Mark const& mark) {
  if (mark.depth == 0) return mark.side == Side::Opening ? U'«' : U'»';
  return mark.side == Side::Opening ? U'“' : U'”';
}

// Writes marks with the space that belongs inside them, from left to right.
class Writer {
 public:
  Writer(Draft& draft, Profile const& profile) : draft_(draft), text_(draft.text()), space_(profile.guillemet_space) {}

  void write(Mark const& mark, char32_t sign) {
    std::u32string wanted(1, sign);
    auto begin = mark.place;
    auto end = mark.place + 1;
    if (mark.side == Side::Opening) {
      end = skip_blanks(text_, end);
      if (sign == U'«' && !is_line_end(at(text_, end))) wanted += space_;
    } else {
      begin = std::max(blanks_begin(text_, begin), done_);
      if (sign == U'»' && begin > done_ && at(text_, begin - 1) != U'\n') wanted.insert(0, 1, space_);
    }
    if (text_.substr(begin, end - begin) != wanted) draft_.replace(begin, end, wanted);
    if (mark.side == Side::Opening) done_ = end;
  }

 private:
  Draft& draft_;
  Text text_;
  char32_t space_;
  std::size_t done_ = 0;  // where the blanks of the last opening mark end
};

}  // namespace

void set_french_quotes(Draft& draft, Profile const& profile) {
  auto const [marks, unpaired] = Reader(draft).read();
  Writer writer(draft, profile);
  for (auto const& mark : marks) {
    if (!unpaired) writer.write(mark, french_mark(mark));
    if (unpaired && mark.shape == Shape::Guillemet) writer.write(mark, draft.text()[mark.place]);
  }
  if (unpaired)
    draft.remark(*unpaired, *unpaired + 1,
                 "quotation mark `" + draft.utf8(*unpaired, *unpaired + 1) + "` without its other half",
                 "close the quotation, in the same paragraph, with the mark of the same kind");
}

}  // namespace livret::locale
