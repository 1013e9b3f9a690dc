package pt.vez.associations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.Partners;
import pt.vez.VezTest;
import pt.vez.associations.Associations.Kind;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.Nipc;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** The record of a partner: complete, of one partner only, changed without overwriting, deleted only while unused. */
class PartnerRecordsTest extends VezTest {
    @Autowired
    private PartnerRecords records;

    @Autowired
    private ContactDirectory contacts;

    @Autowired
    private Associations associations;

    private static String name() {
        return "Registo " + UUID.randomUUID();
    }

    private static String nipc() {
        String eight = "5" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999));
        return IntStream.range(0, 10)
                .mapToObj(digit -> eight + digit)
                .filter(Nipc::isValid)
                .findFirst()
                .orElseThrow();
    }

    private static PartnerRecord record(String name, String nipc) {
        return new PartnerRecord(name, Kind.NGO, "Beja", nipc, "Marta Lima", "geral@ponte.example", "284 310 000");
    }

    private static void refused(String key, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOf(InvalidInput.class)
                .extracting(problem -> ((InvalidInput) problem).key())
                .isEqualTo(key);
    }

    @Test
    void whatIsEnteredIsKeptAndNoTwoPartnersHaveOneNameOrNumber() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String name = name();
        String nipc = nipc();
        UUID id = records.register(administrator, record(name, "PT " + nipc));
        assertThat(records.of(administrator, id))
                .isEqualTo(new PartnerRecord(
                        name, Kind.NGO, "Beja", nipc, "Marta Lima", "geral@ponte.example", "+351284310000"));
        refused("partners.name.taken", () -> records.register(administrator, record(" " + name + " ", nipc())));
        refused("partners.tax.taken", () -> records.register(administrator, record(name(), nipc)));
        refused("field.nipc.check", () -> records.register(administrator, record(name(), "501234567")));
        refused("field.nipc.first", () -> records.register(administrator, record(name(), "123456789")));
        refused("field.nipc.length", () -> records.register(administrator, record(name(), "50123")));
        refused(
                "partners.city.missing",
                () -> records.register(administrator, PartnerRecord.of(name(), Kind.NGO, " ")));
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'partner.registered' and subject_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofManyWhoEnterTheSamePartnerOneIsTaken() throws Exception {
        Actor administrator = actor(Role.ADMINISTRATOR);
        PartnerRecord same = record(name(), nipc());
        List<Callable<Boolean>> writers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(any -> () -> {
                    try {
                        records.register(administrator, same);
                        return true;
                    } catch (InvalidInput taken) {
                        return false;
                    }
                })
                .toList();
        int made = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> each : pool.invokeAll(writers)) {
                made += each.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
    }

    @Test
    void aPartnerWhoseWorkIsOverIsClosedAndReopened() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String name = name();
        UUID id = Partners.partner(jdbc, name);
        assertThat(records.isUsed(administrator, id)).isTrue();
        refused("partners.close.used", () -> records.close(administrator, id));
        jdbc.sql("update associations_agreement set ended_at = utc_timestamp(6) where partner_id = ?")
                .param(id)
                .update();
        Actor mediator = actor(Role.MEDIATOR);
        Partners.member(jdbc, mediator.accountId(), id, false);
        refused("partners.close.used", () -> records.close(administrator, id));
        jdbc.sql("update associations_member set until_date = '2026-01-31' where account_id = ?")
                .param(mediator.accountId())
                .update();
        assertThatThrownBy(() -> records.close(mediator, id)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> records.closed(mediator)).isInstanceOf(NotAuthorised.class);
        records.close(administrator, id);
        assertThat(associations.partners(administrator))
                .noneMatch(each -> each.id().equals(id));
        assertThat(records.closed(administrator))
                .anyMatch(each -> each.id().equals(id) && each.name().equals(name));
        assertThatThrownBy(() -> records.close(administrator, id)).isInstanceOf(NotFound.class);
        UUID other = records.register(administrator, PartnerRecord.of(name, Kind.NGO, "Beja"));
        refused("partners.name.taken", () -> records.reopen(administrator, id));
        records.delete(administrator, other);
        assertThatThrownBy(() -> records.reopen(mediator, id)).isInstanceOf(NotAuthorised.class);
        records.reopen(administrator, id);
        assertThat(associations.partners(administrator))
                .anyMatch(each -> each.id().equals(id));
        assertThat(jdbc.sql("select action from audit_entry where detail = ? order by id")
                        .param(id.toString())
                        .query(String.class)
                        .list())
                .containsExactly("partner.closed", "partner.reopened");
    }

    @Test
    void aChangeKeepsWhatAnotherWriterSaved() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID id = records.register(administrator, PartnerRecord.of(name(), Kind.NGO, "Beja"));
        PartnerRecord seen = records.of(administrator, id);
        PartnerRecord first = record(seen.name() + " nova", nipc());
        records.change(administrator, id, seen, first);
        assertThatThrownBy(() -> records.change(administrator, id, seen, record(name(), nipc())))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(records.of(administrator, id).name()).isEqualTo(first.name());
        Contact contact = new Contact("Rua A 1", null, new LocalText("10–17", "10–17"), "hindi");
        contacts.update(administrator, id, Contact.NONE, contact);
        assertThatThrownBy(() -> contacts.update(
                        administrator, id, Contact.NONE, new Contact("Rua B 2", null, contact.hours(), "")))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(contacts.of(administrator, id)).isEqualTo(contact);
    }

    @Test
    void onlyAnUnusedPartnerIsDeleted() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID used = Partners.partner(jdbc, name());
        assertThat(records.isUsed(administrator, used)).isTrue();
        refused("partners.delete.used", () -> records.delete(administrator, used));
        UUID unused = records.register(administrator, PartnerRecord.of(name(), Kind.NGO, "Beja"));
        contacts.update(administrator, unused, Contact.NONE, new Contact("Rua A 1", null, new LocalText("", ""), ""));
        records.delete(administrator, unused);
        assertThatThrownBy(() -> records.of(administrator, unused)).isInstanceOf(NotFound.class);
    }

    @Test
    void membersReadTheirOwnRecordAndNobodyElseChangesOne() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID own = Partners.partner(jdbc, name());
        UUID other = Partners.partner(jdbc, name());
        Actor mediator = mediator(own);
        PartnerRecord seen = records.of(mediator, own);
        assertThat(contacts.of(mediator, own)).isEqualTo(Contact.NONE);
        for (Actor each : List.of(mediator, actor(Role.OFFICER), actor(Role.APPLICANT))) {
            for (ThrowingCallable command : List.<ThrowingCallable>of(
                    () -> records.of(each, other),
                    () -> contacts.of(each, other),
                    () -> records.register(each, PartnerRecord.of(name(), Kind.NGO, "Beja")),
                    () -> records.change(each, own, seen, seen),
                    () -> records.isUsed(each, own),
                    () -> records.delete(each, own))) {
                assertThatThrownBy(command).isInstanceOf(NotAuthorised.class);
            }
        }
        assertThat(records.of(administrator, own)).isEqualTo(seen);
    }
}
