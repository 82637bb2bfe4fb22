#include "pdf/metadata.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace livret::pdf {

namespace {

std::string joined(std::vector<std::string> const& words) {
  std::string out;
  for (std::string const& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// Text as XML character data; control characters that XML 1.0 has no way to hold become spaces.
std::string xml(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += (c >= 0 && c < 0x20) ? ' ' : c;
    }
  }
  return out;
}

std::string language_alternative(std::string_view property, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n", property,
                     xml(text));
}

std::string sequence(std::string_view property, std::string_view container, std::vector<std::string> const& texts) {
  std::string items;
  for (std::string const& text : texts) items += fmt::format("<rdf:li>{}</rdf:li>", xml(text));
  if (items.empty()) return {};
  return fmt::format("<{0}><rdf:{1}>{2}</rdf:{1}></{0}>\n", property, container, items);
}

std::string simple(std::string_view property, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<{0}>{1}</{0}>\n", property, xml(text));
}

std::vector<std::string> authors(frame::Metadata const& metadata) {
  return metadata.author.empty() ? std::vector<std::string>{} : std::vector{metadata.author};
}

constexpr std::string_view packet_start =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

constexpr std::string_view packet_end =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289 to which the document conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

}  // namespace

std::optional<DateTexts> date_texts(std::string const& date) {
  constexpr std::string_view form = "0000-00-00";
  auto const fits = [](char c, char wanted) { return wanted == '-' ? c == '-' : (c >= '0' && c <= '9'); };
  if (!std::equal(date.begin(), date.end(), form.begin(), form.end(), fits)) return std::nullopt;
  std::string const digits = date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2);
  return DateTexts{"D:" + digits + "000000Z", date + "T00:00:00Z"};
}

Dictionary add_information(Objects& objects, frame::Metadata const& metadata, std::string const& producer) {
  Dictionary information = objects.add();
  auto const add = [&](char const* key, std::string_view text) {
    if (!text.empty()) information.text(key, text);
  };
  add("Title", metadata.title);
  add("Author", metadata.author);
  add("Subject", metadata.subject);
  add("Keywords", joined(metadata.keywords));
  add("Creator", producer);
  add("Producer", producer);
  if (auto const date = date_texts(metadata.date)) {
    add("CreationDate", date->pdf);
    add("ModDate", date->pdf);
  }
  return information;
}

std::string xmp_packet(frame::Metadata const& metadata, std::string const& producer) {
  std::string out(packet_start);
  out += simple("dc:format", "application/pdf");
  out += language_alternative("dc:title", metadata.title);
  out += sequence("dc:creator", "Seq", authors(metadata));
  out += language_alternative("dc:description", metadata.subject);
  out += sequence("dc:subject", "Bag", metadata.keywords);
  out += sequence("dc:language", "Bag", {metadata.language});
  out += simple("pdf:Keywords", joined(metadata.keywords));
  out += simple("pdf:Producer", producer);
  out += simple("xmp:CreatorTool", producer);
  if (auto const date = date_texts(metadata.date)) {
    for (auto const property : {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"})
      out += simple(property, date->xmp);
  }
  return out.append(packet_end);
}

}  // namespace livret::pdf
