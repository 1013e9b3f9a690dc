package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pt.vez.VezTest;

/**
 * A column that holds the constants of an enum refuses everything else: a new constant needs a migration that lets it in,
 * and a constant that goes needs one that takes it out.
 */
class SchemaStatesTest extends VezTest {
    /** The enum of a column, below {@code pt.vez}. */
    private static final Map<String, String> ENUMS = Map.ofEntries(
            Map.entry("associations_partner.kind", "associations.Associations$Kind"),
            Map.entry("audit_entry.actor_kind", "audit.ActorKind"),
            Map.entry("audit_entry.actor_role", "shared.Role"),
            Map.entry("audit_security_event.kind", "audit.SecurityEvents$Kind"),
            Map.entry("biometrics_figure.exempt_reason", "biometrics.ExemptionReason"),
            Map.entry("biometrics_figure.kept_reason", "biometrics.KeepReason"),
            Map.entry("biometrics_figure.step", "biometrics.CaptureStep"),
            Map.entry("biometrics_sample.kind", "biometrics.internal.SampleKind"),
            Map.entry("biometrics_session.problem", "biometrics.HandoverProblem"),
            Map.entry("biometrics_session.state", "biometrics.CaptureState"),
            Map.entry("calendar_day.kind", "calendar.CalendarDay$Kind"),
            Map.entry("people_applicant.birth_precision", "shared.PartialDate$Precision"),
            Map.entry("people_applicant.email_proof", "people.CorrectionProof"),
            Map.entry("people_applicant.phone_proof", "people.CorrectionProof"),
            Map.entry("casework_case.claim", "casework.Claim"),
            Map.entry("casework_case.identity_claim_before", "casework.Claim"),
            Map.entry("casework_case.origin", "casework.Origin"),
            Map.entry("casework_case.stage", "casework.Stage"),
            Map.entry("casework_contact_proof.field", "people.CorrectedField"),
            Map.entry("casework_event.kind", "casework.CaseEventKind"),
            Map.entry("people_key.kind", "people.internal.PersonKeys$KeyKind"),
            Map.entry("people_search.decision", "people.PersonMatching$Decision"),
            Map.entry("people_search.reason", "people.NewPersonReason"),
            Map.entry("casework_stage_change.from_stage", "casework.Stage"),
            Map.entry("casework_stage_change.to_stage", "casework.Stage"),
            Map.entry("casework_stage_duration.stage", "casework.Stage"),
            Map.entry("casework_standing.vulnerability", "casework.Vulnerability"),
            Map.entry("documents_document.reject_reason", "documents.RejectReason"),
            Map.entry("documents_document.state", "documents.DocumentState"),
            Map.entry("documents_page.quality", "documents.PageQuality"),
            Map.entry("hiring_application.state", "hiring.ApplicationState"),
            Map.entry("hiring_call.state", "hiring.CallState"),
            Map.entry("hiring_cv.kind", "hiring.Cv$Kind"),
            Map.entry("identity_account_role.role", "shared.Role"),
            Map.entry("intake_match.decision", "intake.Sameness"),
            Map.entry("intake_record.put_away_reason", "intake.PutAwayReason"),
            Map.entry("intake_record.state", "intake.IntakeState"),
            Map.entry("invitations_block.kind", "invitations.Signals$BlockKind"),
            Map.entry("invitations_call.mark", "invitations.CallList$Mark"),
            Map.entry("invitations_invitation.state", "invitations.Invitations$State"),
            Map.entry("invitations_offer.kind", "invitations.Offers$Kind"),
            Map.entry("invitations_offer.state", "invitations.Offers$State"),
            Map.entry("invitations_plan.state", "invitations.Disruptions$State"),
            Map.entry("invitations_plan_item.state", "invitations.Disruptions$Item"),
            Map.entry("invitations_priority.state", "invitations.Allocation$State"),
            Map.entry("invitations_wave.state", "invitations.Invitations$WaveState"),
            Map.entry("mandates_mandate.consent", "mandates.Consent"),
            Map.entry("mandates_mandate.flag", "mandates.Flag"),
            Map.entry("mandates_mandate.state", "mandates.MandateView$State"),
            Map.entry("mandates_mandate.term", "mandates.Term"),
            Map.entry("notifications_push.kind", "notifications.internal.PushMessageRepository$Kind"),
            Map.entry("rota_absence.reason", "rota.AbsenceReason"),
            Map.entry("rota_duty.state", "rota.DutyState"),
            Map.entry("rota_swap.state", "rota.SwapState"),
            Map.entry("scheduling_appointment.state", "scheduling.AppointmentView$State"),
            Map.entry("scheduling_appointment_change.kind", "scheduling.AppointmentChange$Kind"),
            Map.entry("scheduling_appointment_change.reason", "scheduling.CancelReason"),
            Map.entry("scheduling_publication.state", "scheduling.Publications$State"),
            Map.entry("scheduling_seat.quota", "scheduling.SeatQuota"),
            Map.entry("scheduling_ticket.ground", "scheduling.WalkIns$Ground"),
            Map.entry("scheduling_ticket.state", "scheduling.WalkIns$State"),
            Map.entry("training_enrolment.state", "training.EnrolmentState"),
            Map.entry("training_session.kind", "training.SessionKind"),
            Map.entry("visits_handover.state", "visits.Handovers$HandoverState"));

    /** Columns whose words are written in SQL and have no enum. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry("invitations_plan_item.reason", Set.of("CHANGED", "TAKEN", "CLOSED", "PAST", "NO_CHANNEL")),
            Map.entry(
                    "mandates_mandate.ended_by",
                    Set.of("TIME", "CODE", "REPLACED", "AGENCY", "VISIT", "APPLICANT", "AGREEMENT")),
            Map.entry("notifications_outbox.state", Set.of("DUE", "SENT", "EXPIRED", "DROPPED", "REFUSED", "FAILED")),
            Map.entry("rota_cover_request.state", Set.of("ASKED", "ACCEPTED", "DECLINED", "LAPSED")),
            Map.entry("scheduling_appointment.cancelled_by", Set.of("PERSON", "AGENCY")),
            Map.entry("scheduling_occupancy.kind", Set.of("HELD", "OFFERED", "CONFIRMED")));

    /** The kind of a message is named by what composes it. */
    private static final Set<String> OPEN = Set.of("notifications_outbox.kind");

    private static final Pattern CHECK = Pattern.compile("`(\\w+)` in \\((.*)\\)");
    private static final Pattern WORD = Pattern.compile("'(\\w+)'");

    private Map<String, Set<String>> checks() {
        var checks = new TreeMap<String, Set<String>>();
        jdbc.sql("""
                        select table_name, check_clause from information_schema.check_constraints
                         where constraint_schema = database() and constraint_name like '%\\_known'""").query(row -> {
            var clause = CHECK.matcher(row.getString("check_clause"));
            assertThat(clause.matches()).as(row.getString("check_clause")).isTrue();
            checks.put(
                    row.getString("table_name") + "." + clause.group(1),
                    WORD.matcher(clause.group(2))
                            .results()
                            .map(MatchResult::group)
                            .map(word -> word.replace("'", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
        return checks;
    }

    private static Set<String> constants(String type) {
        try {
            return Arrays.stream(Class.forName("pt.vez." + type).getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aColumnTakesTheConstantsOfItsEnum() {
        var expected = new TreeMap<String, Set<String>>();
        ENUMS.forEach((column, type) -> expected.put(column, constants(type)));
        WORDS.forEach((column, words) -> expected.put(column, new TreeSet<>(words)));
        assertThat(checks()).containsExactlyEntriesOf(expected);
    }

    @Test
    void suchAColumnIsComparedByteForByte() {
        var columns = jdbc.sql("""
                        select concat(table_name, '.', column_name) from information_schema.columns
                         where table_schema = database() and collation_name = 'ascii_bin'""").query(String.class).list();
        assertThat(checks().keySet()).isSubsetOf(columns);
    }

    @Test
    void everyStateAndKindHasSuchACheck() {
        assertThat(jdbc.sql("""
                                select concat(table_name, '.', column_name) from information_schema.columns
                                 where table_schema = database() and data_type in ('varchar', 'char')
                                   and column_name regexp '(^|_)(state|kind|stage|claim|quota|role|origin)$'
                                   and table_name in (select table_name from information_schema.tables
                                                       where table_schema = database() and table_type = 'BASE TABLE'
                                                         and table_name <> 'flyway_schema_history')""").query(String.class).list())
                .filteredOn(column -> !OPEN.contains(column))
                .isSubsetOf(checks().keySet());
    }
}
