#pragma once

#include <string>
#include <string_view>

namespace livret::fill {

/// A word for what references lead to, with what may stand before it: `la `, `de la `, `à la `.
struct Noun {
  std::string word;
  std::string article;
  std::string of;
  std::string to;
};

/// The words that livret itself sets, in the language of a document.
struct Words {
  std::string reading;      ///< before how to read a figure
  std::string source;       ///< before its source
  std::string fictional;    ///< a sentence: the data are made up
  std::string continued;    ///< behind the caption of a table that goes on
  std::string suppressed;   ///< in place of a value that may not be shown
  std::string note_call;    ///< what the link of a call says, before the number
  std::string qr_code;      ///< before the address in its alternative text
  std::string note_return;  ///< what the link back says, before the number

  Noun figure, table, section;  ///< in references
  std::string figure_label;     ///< before the number in a figure's title
  std::string table_label;
  std::string page;                       ///< before the label of a page
  std::string title_before, title_after;  ///< round the title of a section that has no number

  std::string and_author;     ///< between the last two of several authors
  std::string other_authors;  ///< instead of all but the first
  std::string undated;        ///< instead of the year of a work
  std::string accessed;       ///< before the day on which an address was looked up
};

/// French where the language is, English elsewhere.
Words words_of(std::string_view language);

}  // namespace livret::fill
