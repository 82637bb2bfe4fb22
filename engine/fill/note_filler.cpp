#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/filler.hpp"

namespace livret::fill {

namespace {

using content::NoteId;

/// Adds what the texts and links of a note say, and those of the notes that it calls, each once.
void add_wording(PlannedParagraph const& note, Bindings const& bindings, std::set<PlannedParagraph const*>& seen,
                 std::string& wording) {
  if (!seen.insert(&note).second) return;
  for (auto const& piece : note.pieces) {
    if (auto const* text = std::get_if<TextPiece>(&piece)) {
      wording += text->text.evaluate(bindings) + '\0';
      if (text->link) wording += text->link->evaluate(bindings) + '\0';
    }
    auto const* call = std::get_if<CallPiece>(&piece);
    if (call != nullptr && call->definition) add_wording(*call->definition, bindings, seen, wording);
  }
}

}  // namespace

void Filler::list_notes() {
  auto const& notes = plan_.notes;
  if (!notes.repeat || !notes.label) return;
  for (auto const row : rows_where(notes.repeat->rows, bindings_)) {
    bindings_.push(notes.repeat->as, table::row_object(notes.repeat->rows.table, row));
    note_rows_.emplace(notes.label->evaluate(bindings_), row);
    bindings_.pop();
  }
}

NoteId Filler::add_note(std::string const& key, PlannedParagraph const& text, diag::Span where) {
  NoteId const id(notes_.size());
  notes_.emplace_back();
  if (!key.empty()) note_ids_[key] = id;
  auto paragraph = setter_.set(text);
  notes_[id.index()] = {std::move(paragraph), where};
  return id;
}

// A text that is repeated calls another note in each row where the note's words differ.
NoteId Filler::find_defined_note(CallPiece const& call) {
  std::set<PlannedParagraph const*> seen;
  std::string wording;
  add_wording(*call.definition, bindings_, seen, wording);
  auto const [known, is_new] =
      defined_ids_.try_emplace({call.definition.get(), std::move(wording)}, NoteId(notes_.size()));
  return is_new ? add_note("", *call.definition, call.where) : known->second;
}

NoteId Filler::find_note(CallPiece const& call) {
  if (call.definition) return find_defined_note(call);
  if (auto const known = note_ids_.find(call.label); known != note_ids_.end()) return known->second;
  for (auto const& [label, text] : plan_.notes.listed)
    if (label == call.label) return add_note(label, text, call.where);
  auto const row = note_rows_.find(call.label);
  if (row != note_rows_.end() && plan_.notes.text) {
    bindings_.push(plan_.notes.repeat->as, table::row_object(plan_.notes.repeat->rows.table, row->second));
    auto const id = add_note(call.label, *plan_.notes.text, call.where);
    bindings_.pop();
    return id;
  }
  std::vector<std::string> labels;
  for (auto const& [label, text] : plan_.notes.listed) labels.push_back(label);
  for (auto const& [label, index] : note_rows_) labels.push_back(label);
  auto const nearest = base::nearest_word(call.label, labels);
  sink_.error(call.where, fmt::format("note `{}` is called but not defined", call.label),
              nearest ? fmt::format("did you mean `{}`?", *nearest)
                      : fmt::format("add a line that begins with `[^{}]:`", call.label));
  return NoteId::none();
}

}  // namespace livret::fill
