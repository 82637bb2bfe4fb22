#include <map>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "frame/walk.hpp"

namespace livret::frame {

namespace {

std::string pt(double value) { return base::to_fixed_text(value, 2); }
std::string pt(base::Length length) { return pt(length.to_pt()); }
std::string pt(base::Point point) { return pt(point.x) + ' ' + pt(point.y); }
std::string pt(base::Size size) { return pt(size.width) + " x " + pt(size.height); }

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string_view name_of(Artifact artifact) {
  switch (artifact) {
    case Artifact::Layout:
      return "layout";
    case Artifact::Background:
      return "background";
    case Artifact::Header:
      return "header";
    case Artifact::Footer:
      return "footer";
    case Artifact::Page:
      return "page";
  }
  return "";
}

std::string marking_text(Marking const& marking) {
  if (auto const* content = std::get_if<ContentId>(&marking)) return fmt::format("@{}", content->index());
  return fmt::format("({})", name_of(std::get<Artifact>(marking)));
}

/// Writes the items of one page, and notes the text that each piece of content shows.
class PageDump {
 public:
  PageDump(std::string& out, std::map<ContentId, std::string>& texts) : out_(out), texts_(texts) {}

  void operator()(Item const& item, base::Point origin) const {
    std::visit([&](auto const& each) { write(each, origin); }, item);
  }

 private:
  void write(TextItem const& item, base::Point origin) const {
    out_ += fmt::format("  text {} {} {} {} {}", pt(origin + item.origin), pt(item.run->size),
                        base::to_hex(item.run->colour), marking_text(item.marking), in_quotes(item.run->text));
    if (item.run->baseline_shift != base::Length()) out_ += " shift " + pt(item.run->baseline_shift);
    if (item.run->expansion != 0) out_ += fmt::format(" expansion {:+}", item.run->expansion);
    out_ += '\n';
    note_text(item.marking, item.run->text);
  }

  void write(RectItem const& item, base::Point origin) const {
    out_ += fmt::format("  rect {} {}", pt(origin + item.rect.origin), pt(item.rect.size));
    if (item.fill) out_ += " fill " + base::to_hex(*item.fill);
    if (item.stroke) out_ += fmt::format(" stroke {} {}", pt(item.stroke_width), base::to_hex(*item.stroke));
    if (item.radius != base::Length()) out_ += " radius " + pt(item.radius);
    out_ += ' ' + marking_text(item.marking) + '\n';
  }

  void write(LineItem const& item, base::Point origin) const {
    out_ += fmt::format("  line {} to {} {} {} {}\n", pt(origin + item.from), pt(origin + item.to), pt(item.width),
                        base::to_hex(item.colour), marking_text(item.marking));
  }

  void write(ImageItem const& item, base::Point origin) const {
    out_ += fmt::format("  image {} {} {}x{} {}\n", pt(item.area.origin + origin), pt(item.area.size),
                        item.image->width, item.image->height, marking_text(item.marking));
  }
  void write(DrawingItem const& item, base::Point origin) const {
    out_ += fmt::format("  drawing {} {} {}\n", pt(origin + item.origin), pt(item.drawing->size),
                        marking_text(item.marking));
    for (Operation const& operation : item.drawing->operations) {
      auto const* glyphs = std::get_if<Glyphs>(&operation);
      if (glyphs == nullptr) continue;
      out_ +=
          fmt::format("    label {} {} {}\n", pt(glyphs->origin.x), pt(glyphs->origin.y), in_quotes(glyphs->run->text));
    }
  }

  void write(LinkItem const& item, base::Point origin) const {
    auto const* uri = std::get_if<std::string>(&item.target);
    std::string const target = uri != nullptr ? *uri : fmt::format("#{}", std::get<DestinationId>(item.target).index());
    out_ += fmt::format("  link {} {} {} {}\n", pt(origin + item.area.origin), pt(item.area.size), target,
                        in_quotes(item.contents));
  }

  void write(GroupItem const&, base::Point) const {}

  void note_text(Marking const& marking, std::string const& text) const {
    if (auto const* content = std::get_if<ContentId>(&marking)) texts_[*content] += text;
  }

  std::string& out_;
  std::map<ContentId, std::string>& texts_;
};

std::string_view name_of(Scope scope) {
  switch (scope) {
    case Scope::None:
      return "";
    case Scope::Row:
      return " scope=row";
    case Scope::Column:
      return " scope=column";
    case Scope::Both:
      return " scope=both";
  }
  return "";
}

std::string attributes(Element const& element) {
  std::string out(name_of(element.scope));
  auto const add = [&](std::string_view key, std::string const& text) {
    if (!text.empty()) out += fmt::format(" {}={}", key, in_quotes(text));
  };
  if (element.row_span != 1) out += fmt::format(" rows={}", element.row_span);
  if (element.column_span != 1) out += fmt::format(" columns={}", element.column_span);
  if (element.numbering != Numbering::None) out += element.numbering == Numbering::Disc ? " disc" : " decimal";
  add("lang", element.language);
  add("title", element.title);
  add("alt", element.alt);
  add("actual", element.actual_text);
  add("expansion", element.expansion);
  return out;
}

void write_element(std::string& out, StructureTree const& tree, ElementId id, std::size_t depth,
                   std::map<ContentId, std::string> const& texts) {
  Element const& element = tree.element(id);
  out += fmt::format("{:{}}{}{}\n", "", depth * 2, name_of(element.role), attributes(element));
  for (auto const& kid : element.kids) {
    if (auto const* child = std::get_if<ElementId>(&kid)) {
      write_element(out, tree, *child, depth + 1, texts);
      continue;
    }
    ContentId const content = std::get<ContentId>(kid);
    auto const text = texts.find(content);
    out += fmt::format("{:{}}@{} {}\n", "", depth * 2 + 2, content.index(),
                       text == texts.end() ? "-" : in_quotes(text->second));
  }
}

}  // namespace

std::string dump(PagedDocument const& document) {
  std::string out;
  std::map<ContentId, std::string> texts;
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    Frame const& frame = document.pages[page].frame;
    out += fmt::format("page {} {} {}\n", page + 1, in_quotes(document.pages[page].label), pt(frame.size));
    walk(frame, {}, PageDump(out, texts));
  }
  for (std::size_t i = 0; i < document.destinations.size(); ++i) {
    Destination const& place = document.destinations[i];
    out += fmt::format("destination #{} page {} {}\n", i, place.page + 1, pt(place.at));
  }
  for (OutlineEntry const& entry : document.outline)
    out += fmt::format("outline {} {} #{}\n", entry.level, in_quotes(entry.title), entry.target.index());
  for (Attachment const& file : document.attachments)
    out += fmt::format("attachment {} {} {} bytes\n", in_quotes(file.name), file.mime_type, file.bytes.size());
  out += "structure\n";
  write_element(out, document.structure, document.structure.root(), 1, texts);
  return out;
}

}  // namespace livret::frame
