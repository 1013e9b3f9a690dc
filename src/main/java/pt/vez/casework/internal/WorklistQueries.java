package pt.vez.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseRow;
import pt.vez.casework.RegisterNumbers;
import pt.vez.casework.Stage;
import pt.vez.casework.Worklist;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.TypedText;

/**
 * Finds the cases of the worklist. Each way to find a case is a branch of its own that reads one index ({@code explain}
 * says {@code range}, {@code ref} or {@code fulltext} for each); branches are united and then narrowed.
 */
@Component
class WorklistQueries {
    private static final String PERSON =
            "select c.id from people_applicant a" + " join casework_case c on c.applicant_id = a.id where ";
    /** Words the full-text index keeps whole: three letters and more. */
    private static final int SHORTEST_WORD = 3;

    private static final int SHORTEST_DIGITS = 4;
    /** So far into a list all cases are walked. */
    private static final int WALKED = 500;

    private final JdbcClient jdbc;

    WorklistQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for, ready to be run. */
    public static final class Search {
        private final List<String> branches = new ArrayList<>();
        private final Map<String, @Nullable Object> params = new HashMap<>();
        private String born = "";
        private String narrowed = "";
        /** A condition on the person {@code a} that says the same as all branches; null where it would say less. */
        private @Nullable String walked;

        private String kinds = "";

        /** What kinds of things are looked for, as codes for the journal; blank for all cases. */
        public String kinds() {
            return kinds;
        }

        private void branch(String sql) {
            branches.add(sql);
        }

        private String from() {
            return cases() + " join people_applicant a on a.id = c.applicant_id where 1 = 1" + narrowed;
        }

        /** The cases {@code c} that are found, before they are narrowed. */
        private String cases() {
            String hits = branches.isEmpty() ? "" : "(" + String.join(" union ", branches) + ") hit join ";
            return " from " + hits + "casework_case c" + (branches.isEmpty() ? "" : " on c.id = hit.id");
        }

        /** Some of the cases for each branch: enough to count to {@code most}, without reading people that need not be. */
        private String counted(int most) {
            if (branches.isEmpty()) {
                return "select 1 from casework_case c where 1 = 1" + narrowed + " limit " + most;
            }
            return branches.stream()
                    .map(branch -> "(" + branch + narrowed + " limit " + most + ")")
                    .collect(Collectors.joining(" union "));
        }
    }

    /** The cases narrowed by stage and procedure, without words. */
    private Search narrowed(@Nullable Stage stage, @Nullable String procedure) {
        var search = new Search();
        search.narrowed = (stage == null ? "" : " and c.stage = :stage")
                + (procedure == null ? "" : " and c.procedure_code = :procedure");
        search.params.put("stage", stage == null ? null : stage.name());
        search.params.put("procedure", procedure);
        return search;
    }

    /** @throws pt.vez.shared.InvalidInput when the text is too short to look for */
    public Search search(Worklist.Query query, LocalDate today) {
        SearchText text = SearchText.of(query.text(), today);
        if (text.isTooShort()) {
            throw new InvalidInput("work.search.short");
        }
        Search found = narrowed(query.stage(), query.procedure());
        if (text.isBlank()) {
            return found;
        }
        found.kinds = text.kinds();
        add(found, text);
        exactRegisterNumber(found, query.text());
        // Letters alone are a name; where there is no such name they may be part of a number.
        if (!text.words().isEmpty() && count(found, 1) == 0 && text.asNumber().isPresent()) {
            Search byNumber = narrowed(query.stage(), query.procedure());
            byNumber.kinds = "NAME,NUMBER";
            add(byNumber, text.asNumber().get());
            return byNumber;
        }
        return found;
    }

    private static void add(Search search, SearchText text) {
        if (text.bornFrom() != null) {
            search.params.put("bornFrom", text.bornFrom());
            search.params.put("bornUntil", text.bornUntil());
            search.born = " and a.birth_date between :bornFrom and :bornUntil";
        }
        if (text.email() != null) {
            search.params.put("email", like(text.email()));
            search.branch(PERSON + "a.email like :email");
        } else if (text.number() != null) {
            numbers(search, text);
        } else if (!text.words().isEmpty()) {
            names(search, text.words());
        } else {
            search.branch(PERSON + "a.birth_date between :bornFrom and :bornUntil");
        }
    }

    /** A number of the agency's register may look like a birth date or have one in it. */
    private static void exactRegisterNumber(Search search, String typed) {
        String key = RegisterNumbers.key(TypedText.halfWidth(TypedText.withAsciiDigits(typed)));
        if (key.length() > SHORTEST_WORD && key.length() <= RegisterNumbers.LONGEST && key.matches(".*\\d.*")) {
            search.params.put("register", key);
            search.branch("select c.id from casework_case c where c.register_key = :register");
        }
    }

    private static void numbers(Search search, SearchText text) {
        String number = text.caseNumber();
        String document = String.valueOf(text.number());
        String digits = text.digits().replaceFirst("^00", "");
        search.params.put("number", like(number));
        search.params.put("numberEnd", like(reversed(number)));
        search.params.put("document", like(document));
        search.params.put("documentEnd", like(reversed(document)));
        if (search.born.isEmpty()) {
            search.branch("select c.id from casework_case c where c.number like :number");
            search.branch("select c.id from casework_case c where c.number_reversed like :numberEnd");
            search.branch("select c.id from casework_case c where c.register_key like :document");
        }
        List<String> ways =
                new ArrayList<>(List.of("a.passport_number like :document", "a.passport_reversed like :documentEnd"));
        if (digits.length() >= SHORTEST_DIGITS && text.digits().length() == document.length()) {
            search.params.put("digits", like(digits));
            search.params.put("digitsEnd", like(reversed(digits)));
            search.params.put("abroad", like("+" + digits));
            search.params.put("national", like("+351" + digits));
            ways.addAll(List.of(
                    "a.phone_reversed like :digitsEnd",
                    "a.phone like :abroad",
                    "a.phone like :national",
                    "a.nif like :digits",
                    "a.niss like :digits"));
        }
        LocalDate written = text.writtenTogether();
        if (written != null && search.born.isEmpty()) {
            search.params.put("bornFrom", written);
            ways.add("a.birth_date = :bornFrom");
        }
        ways.forEach(way -> search.branch(PERSON + way + search.born));
    }

    private static void names(Search search, List<String> words) {
        List<String> whole =
                words.stream().filter(word -> word.length() >= SHORTEST_WORD).toList();
        List<String> tiny =
                words.stream().filter(word -> word.length() < SHORTEST_WORD).toList();
        var rules = new StringBuilder(search.born);
        for (int i = 0; i < tiny.size(); i++) {
            search.params.put("tiny" + i, "% " + like(tiny.get(i)));
            rules.append(" and concat(' ', replace(a.name, '-', ' '), ' ', ifnull(a.native_name, '')) like :tiny" + i);
        }
        if (!whole.isEmpty()) {
            search.params.put("words", prefixes(whole, "+"));
            search.branch(PERSON + "match (a.name, a.native_name) against (:words in boolean mode)" + rules);
            return;
        }
        search.params.put("begins", like(String.join(" ", tiny)));
        search.branch(PERSON + "a.name like :begins" + search.born);
        search.branch(PERSON + "a.native_name like :begins" + search.born);
        if (tiny.size() == 1) {
            search.walked = "(a.name like :begins or a.native_name like :begins)" + search.born;
        }
        if (tiny.size() > 1) {
            search.params.put("words", prefixes(tiny, ""));
            search.branch(PERSON + "match (a.name, a.native_name) against (:words in boolean mode)" + rules);
            search.params.put("first", like(tiny.getFirst()));
            search.branch(PERSON + "a.name like :first" + rules);
        }
    }

    private static String prefixes(List<String> words, String sign) {
        return words.stream().map(word -> sign + word + "*").collect(Collectors.joining(" "));
    }

    /** The beginning of a value; signs with a meaning in {@code like} stand for themselves. */
    private static String like(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Counts to {@code most} and no further. */
    public long count(Search search, int most) {
        long found = jdbc.sql("select count(*) from (" + search.counted(most) + ") counted")
                .params(search.params)
                .query(Long.class)
                .single();
        return Math.min(found, most);
    }

    /** @param many whether so many are found that they are met soon where all cases are walked in their order */
    public List<CaseRow> page(Search search, Worklist.Query query, boolean many, int offset, int limit) {
        String direction = query.descending() ? " desc" : "";
        String order = switch (query.order()) {
            case OPENED -> "c.opened_at" + direction + ", c.id" + direction;
            case NAME -> "a.name" + direction + ", c.id" + direction;
            case NUMBER -> "c.number" + direction;
        };
        String some = " order by " + order + " limit " + limit + " offset " + offset;
        if (query.order() == Worklist.Order.NAME) {
            return rows(search, search.from() + some, Map.of());
        }
        if (search.walked != null && many && offset <= WALKED) {
            String index = query.order() == Worklist.Order.OPENED ? "casework_case_opened" : "casework_case_number";
            return rows(
                    search,
                    " from casework_case c force index for order by (" + index
                            + ") straight_join people_applicant a on a.id = c.applicant_id where " + search.walked
                            + search.narrowed + some,
                    Map.of());
        }
        // What is skipped is skipped by the index; only the rows of the page are looked up.
        return rows(
                search,
                " from (select c.id" + search.cases() + " where 1 = 1" + search.narrowed + some
                        + ") top join casework_case c on c.id = top.id join people_applicant a on a.id = c.applicant_id"
                        + " order by " + order,
                Map.of());
    }

    /** The next rows, oldest first, after the given one. */
    public List<CaseRow> after(Search search, @Nullable CaseRow last, int limit) {
        return last == null
                ? rows(search, search.from() + " order by c.opened_at, c.id limit " + limit, Map.of())
                : rows(
                        search,
                        search.from()
                                + " and c.opened_at >= :at and (c.opened_at > :at or c.id > :id) order by c.opened_at, c.id limit "
                                + limit,
                        Map.of("at", last.openedAt(), "id", last.id().value()));
    }

    /** Rows of these cases, in no particular order. */
    public List<CaseRow> of(List<CaseId> cases) {
        Search search = new Search();
        search.narrowed = " and c.id in (:ids)";
        return cases.isEmpty()
                ? List.of()
                : rows(
                        search,
                        search.from(),
                        Map.of("ids", cases.stream().map(CaseId::value).toList()));
    }

    private List<CaseRow> rows(Search search, String from, Map<String, ?> more) {
        return jdbc.sql("select c.id, c.number, a.name, a.native_name, a.nationality, c.procedure_code, c.stage,"
                        + " c.opened_at" + from)
                .params(search.params)
                .params(more)
                .query((row, n) -> new CaseRow(
                        new CaseId(row.getObject(1, UUID.class)),
                        new CaseNumber(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Stage.valueOf(row.getString(7)),
                        row.getObject(8, Instant.class)))
                .list();
    }
}
