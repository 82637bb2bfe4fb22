#include "spec/hyphenation_reader.hpp"

#include <fmt/format.h>

#include "text/hyphenation.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

/// Lists by language; a language without patterns is reported and left out.
template <typename ReadList>
void for_each_language(yaml::Node const& node, std::string what, diag::Sink& sink, ReadList const& read_list) {
  yaml::Fields const only_mapping(node, std::move(what), sink);
  for (auto const& [key, value] : node.entries) {
    if (text::has_patterns(key.text))
      read_list(key.text, value);
    else
      sink.error(key.span,
                 fmt::format("there are no hyphenation patterns for the language `{}`", yaml::quotation(key.text)),
                 "for example `fr` or `en`");
  }
}

template <typename ReadWord>
void for_each_word(yaml::Node const& list, diag::Sink& sink, ReadWord const& read_word) {
  if (list.kind != yaml::Kind::Sequence) {
    sink.error(list.span, fmt::format("a list of words is needed here, found {}", yaml::describe(list)));
    return;
  }
  for (auto const& item : list.items)
    if (yaml::read_string(item, sink)) read_word(item);
}

std::shared_ptr<text::HyphenationExceptions const> read_exceptions(yaml::Node const& node, std::string const& language,
                                                                   diag::Sink& sink) {
  auto exceptions = std::make_shared<text::HyphenationExceptions>();
  auto const read_list = [&](std::string const& of, yaml::Node const& list) {
    for_each_word(list, sink, [&](yaml::Node const& word) {
      if (!exceptions->add(of, word.text))
        sink.error(word.span, fmt::format("a word with its hyphens is needed here, found {}", yaml::describe(word)),
                   "as `ter-ri-toire`; without a hyphen it is never divided");
    });
  };
  if (node.kind == yaml::Kind::Mapping)
    for_each_language(node, "the exceptions of hyphenation", sink, read_list);
  else
    read_list(language, node);
  return exceptions;
}

void read_foreign_words(yaml::Node const& node, Project& project, diag::Sink& sink) {
  std::map<std::string, std::string> languages;  // of each word
  for_each_language(node, "the words of other languages", sink, [&](std::string const& of, yaml::Node const& list) {
    for_each_word(list, sink, [&](yaml::Node const& word) {
      if (word.text.empty() || word.text.find_first_of(" \t\n") != std::string::npos) {
        sink.error(word.span, fmt::format("one word is needed here, found {}", yaml::describe(word)));
        return;
      }
      auto const [other, is_new] = languages.emplace(word.text, of);
      if (is_new)
        project.foreign_words[of].push_back({word.text, word.span});
      else
        sink.error(word.span, fmt::format("`{}` is a word of `{}` already", word.text, other->second));
    });
  });
}

}  // namespace

void read_hyphenation(yaml::Node const& node, Project& project, diag::Sink& sink) {
  yaml::Fields fields(node, "`hyphenation`", sink);
  if (auto const* exceptions = fields.optional("exceptions"))
    project.hyphenation = read_exceptions(*exceptions, project.language, sink);
  if (auto const* words = fields.optional("words")) read_foreign_words(*words, project, sink);
  fields.finish();
}

}  // namespace livret::spec
