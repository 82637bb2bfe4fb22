#include "pdf/attachments.hpp"

#include <map>

#include "pdf/metadata.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

char const* name_of(frame::Attachment::Relationship relationship) {
  switch (relationship) {
    case frame::Attachment::Relationship::Source:
      return "Source";
    case frame::Attachment::Relationship::Data:
      return "Data";
    case frame::Attachment::Relationship::Alternative:
      return "Alternative";
    case frame::Attachment::Relationship::Supplement:
      return "Supplement";
  }
  return "Unspecified";
}

Dictionary add_embedded_file(Objects& objects, frame::Attachment const& file, std::string const& date,
                             Deflater& deflater) {
  auto bytes = std::make_shared<std::string const>(deflater.compress(file.bytes));
  Dictionary stream = objects.add_stream(std::move(bytes), Filter::Flate);
  std::string subtype = "/Subtype";
  append_name(subtype, file.mime_type);
  stream.name("Type", "EmbeddedFile").entries(subtype);
  Dictionary parameters = stream.dictionary("Params");
  parameters.number("Size", static_cast<std::int32_t>(file.bytes.size()));
  if (auto const texts = date_texts(date)) parameters.text("ModDate", texts->pdf);
  return stream;
}

/// Text strings sort in name trees by their bytes (7.9.6), which for UTF-16 are not those of UTF-8.
std::string name_key(std::string const& name) {
  std::string key;
  append_text(key, name);
  return key;
}

}  // namespace

std::vector<Dictionary> add_attachments(Objects& objects, frame::PagedDocument const& document, Deflater& deflater) {
  std::vector<Dictionary> specifications;
  for (frame::Attachment const& file : document.attachments) {
    Dictionary stream = add_embedded_file(objects, file, document.metadata.date, deflater);
    Dictionary specification = objects.add();
    specification.name("Type", "Filespec").name("AFRelationship", name_of(file.relationship));
    specification.text("F", file.name).text("UF", file.name);
    specification.text("Desc", file.description.empty() ? file.name : file.description);
    specification.dictionary("EF").reference("F", stream).reference("UF", stream);
    specifications.push_back(specification);
  }
  return specifications;
}

Dictionary add_embedded_file_names(Objects& objects, std::vector<frame::Attachment> const& attachments,
                                   std::vector<Dictionary> const& specifications) {
  std::map<std::string, std::uint32_t> numbers;
  for (std::size_t i = 0; i < attachments.size(); ++i)
    numbers.emplace(name_key(attachments[i].name), specifications[i].number());
  std::string names = "/Names[";
  for (auto const& [key, number] : numbers) {
    names += key;
    append_reference(names, number);
    names += ' ';
  }
  Dictionary tree = objects.add();
  tree.entries(names + "]");
  return tree;
}

}  // namespace livret::pdf
