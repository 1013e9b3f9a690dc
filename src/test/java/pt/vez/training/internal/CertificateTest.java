package pt.vez.training.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.platform.Languages;
import pt.vez.platform.Limits;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Certificates.Query;
import pt.vez.training.Certificates.Verified;
import pt.vez.training.EnrolmentState;
import pt.vez.training.SessionKind;

/** What a certificate is worth, who sees it, how it ends. */
class CertificateTest extends TrainingFixture {
    @Autowired
    private CertificateEnds ends;

    @Autowired
    private Texts texts;

    private static String address() {
        return UUID.randomUUID().toString();
    }

    private String number(UUID certificate) {
        return jdbc.sql("select number from training_certificate where id = ?")
                .param(certificate)
                .query(String.class)
                .single();
    }

    @Test
    void anybodyVerifiesANumberAndLearnsNoMoreThanTheyNeed() {
        Actor holder = actor(Role.MEDIATOR, "Maria João dos Santos");
        UUID id = certificate(holder, today(), today().plusMonths(24));
        String number = number(id);
        assertThat(number).hasSize(10);
        String typed = " " + number.substring(0, 5).toLowerCase() + "-" + number.substring(5);
        Verified found = certificates.verify(typed, address()).orElseThrow();
        assertThat(found.standing()).isEqualTo(CertificateStanding.VALID);
        assertThat(found.holder()).isEqualTo("Maria S.");
        char wrong = number.charAt(0) == '7' ? '8' : '7';
        assertThat(certificates.verify(wrong + number.substring(1), address())).isEmpty();
        assertThat(certificates.verify("x".repeat(500), address())).isEmpty();
        jdbc.sql("update identity_account set active = false where id = ?")
                .param(holder.accountId())
                .update();
        assertThat(certificates.verify(number, address()).orElseThrow().holder())
                .isEqualTo("–");
    }

    @Test
    void numbersAreNotTriedOutByTheHundred() {
        String address = address();
        for (int i = 0; i < 30; i++) {
            certificates.verify("0000000000", address);
        }
        assertThatThrownBy(() -> certificates.verify("0000000000", address)).isInstanceOf(Limits.TooManyAttempts.class);
    }

    @Test
    void thePublicPageSaysWhetherItIsValidLapsedOrRevoked() throws Exception {
        jdbc.sql("delete from platform_attempt").update();
        Actor holder = actor(Role.MEDIATOR, "Rita Lopes");
        UUID valid = certificate(holder, today(), today().plusDays(200));
        UUID lapsed = certificate(actor(Role.MEDIATOR), today().minusYears(3), today().minusDays(100));
        assertThat(page(valid).body())
                .contains("Rita L.", "This certificate is in force")
                .doesNotContain("Lopes");
        assertThat(page(lapsed).body()).contains("This certificate has ended");
        certificates.revoke(actor(Role.ADMINISTRATOR), valid, "Used a colleague’s account.");
        HttpResponse<String> after = page(valid);
        assertThat(after.body()).contains("This certificate was taken back").doesNotContain("colleague");
        assertThat(after.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(after.headers().firstValue("x-robots-tag").orElse("")).isEqualTo("noindex");
        assertThat(after.body().length()).isLessThan(30_000);
    }

    private HttpResponse<String> page(UUID certificate) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ADDRESS + "/certificates/" + number(certificate)))
                                .header("Accept-Language", "en")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aRevokedCertificateCountsForNothingFromThatMoment() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor holder = actor(Role.MEDIATOR);
        UUID id = certificate(holder, today().minusDays(5), today().plusDays(5));
        UUID renewed = certificate(holder, today(), today().plusDays(500));
        assertThat(certificates.valid(holder.accountId(), COURSE))
                .map(Certificate::id)
                .contains(renewed);
        assertThatThrownBy(() -> certificates.revoke(administrator, renewed, " "))
                .hasMessageContaining("certificates.reason.missing");
        certificates.revoke(administrator, renewed, "Motivo");
        assertThat(certificates.valid(holder.accountId(), COURSE)).isEmpty();
        assertThat(certificates.own(holder))
                .extracting(Certificate::id, Certificate::standing, Certificate::revokedReason)
                .contains(org.assertj.core.groups.Tuple.tuple(id, CertificateStanding.REVOKED, "Motivo"));
        assertThat(letters("mail.certificate.revoked/" + renewed)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'certificate.revoked' and detail like ?")
                        .param("%" + number(renewed))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> certificates.revoke(administrator, renewed, "Outra vez"))
                .hasMessageContaining("certificates.notInForce");
        assertThatThrownBy(() ->
                        enrolments.enrol(holder, sessions.plan(administrator, COURSE, SessionKind.REFRESHER, plan(3))))
                .hasMessageContaining("training.enrol.refresher");
        assertThat(enrolments.enrol(holder, session(3))).isEqualTo(EnrolmentState.SEATED);
    }

    @Test
    void aCertificateIsValidFromItsFirstToItsLastDay() {
        Actor first = actor(Role.MEDIATOR);
        certificate(first, today(), today());
        assertThat(certificates.valid(first.accountId(), COURSE)).isPresent();
        assertThat(certificates.valid(first.accountId(), "DATAPROT")).isEmpty();
        Actor over = actor(Role.MEDIATOR);
        certificate(over, today().minusYears(1), today().minusDays(1));
        assertThat(certificates.valid(over.accountId(), COURSE)).isEmpty();
        Actor notYet = actor(Role.MEDIATOR);
        certificate(notYet, today().plusDays(1), today().plusYears(1));
        assertThat(certificates.valid(notYet.accountId(), COURSE)).isEmpty();
    }

    @Test
    void remindersComeOnceEachWhoeverSendsThem() throws Exception {
        Actor holder = actor(Role.MEDIATOR);
        UUID id = certificate(holder, today().minusYears(2), today().plusDays(60));
        tellFromFourNodes();
        assertThat(reminders(id)).containsExactly(60);
        // The job was away for weeks: the nearest reminder only.
        jdbc.sql("update training_certificate set valid_to = ? where id = ?")
                .params(today().plusDays(5), id)
                .update();
        tellFromFourNodes();
        tellFromFourNodes();
        assertThat(reminders(id)).containsExactly(7, 60);
        jdbc.sql("update training_certificate set valid_to = ? where id = ?")
                .params(today().minusDays(1), id)
                .update();
        tellFromFourNodes();
        assertThat(reminders(id)).containsExactly(0, 7, 60);
        assertThat(letters("mail.certificate.lapsing/" + id + "/60")).isEqualTo(1);
        assertThat(letters("mail.certificate.lapsing/" + id + "/30")).isZero();
        assertThat(letters("mail.certificate.lapsing/" + id + "/7")).isEqualTo(1);
        assertThat(letters("mail.certificate.lapsed/" + id)).isEqualTo(1);
        newestMail(holder, 3);
    }

    private void newestMail(Actor holder, int expected) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(() ->
                        mails.caughtFor(holder.accountId() + "@test.example").size() == expected);
    }

    @Test
    void everyLetterHasItsWordsInBothLanguages() {
        for (String letter : List.of(
                "training.seat",
                "training.moved",
                "training.changed",
                "training.cancelled",
                "training.test",
                "certificate.issued",
                "certificate.lapsing",
                "certificate.lapsed",
                "certificate.revoked")) {
            for (String part : List.of("subject", "heading", "line")) {
                String key = "mail." + letter + "." + part;
                for (Locale language : Languages.ALL) {
                    assertThat(texts.get(language, key)).isNotEqualTo(key);
                }
            }
        }
    }

    @Test
    void theHolderIsToldOnTheirPageBeforeAnEndThatNothingReplaces() {
        Actor holder = actor(Role.MEDIATOR);
        certificate(holder, today().minusYears(2), today().plusDays(50));
        assertThat(certificates.endingWithin(holder, 49)).isEmpty();
        assertThat(certificates.endingWithin(holder, 50)).hasSize(1);
        certificate(holder, today(), today().plusYears(2));
        assertThat(certificates.endingWithin(holder, 50)).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfACertificateThatWasRenewedOrRevoked() throws Exception {
        Actor renewed = actor(Role.MEDIATOR);
        UUID old = certificate(renewed, today().minusYears(2), today().plusDays(20));
        certificate(renewed, today(), today().plusYears(2));
        Actor revoked = actor(Role.MEDIATOR);
        UUID gone = certificate(revoked, today().minusYears(2), today().plusDays(20));
        jdbc.sql("update training_certificate set revoked_at = now(6) where id = ?")
                .param(gone)
                .update();
        tellFromFourNodes();
        assertThat(reminders(old)).isEmpty();
        assertThat(reminders(gone)).isEmpty();
    }

    private void tellFromFourNodes() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> nodes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                nodes.add(ends::tell);
            }
            for (Future<Integer> each : pool.invokeAll(nodes)) {
                each.get();
            }
        }
    }

    private List<Integer> reminders(UUID certificate) {
        return jdbc.sql("select days from training_reminder where certificate_id = ? order by days")
                .param(certificate)
                .query(Integer.class)
                .list();
    }

    @Test
    void administratorsFindCertificatesByNameNumberCourseAndState() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String name = "Zuzana " + UUID.randomUUID().toString().substring(0, 8);
        Actor holder = actor(Role.MEDIATOR, name);
        UUID id = certificate(holder, today(), today().plusDays(90));
        certificate(holder, today().minusYears(3), today().minusYears(1));
        assertThat(certificates
                        .find(administrator, new Query(name, null, null), 0, 10)
                        .total())
                .isEqualTo(2);
        assertThat(certificates
                        .find(administrator, new Query(name, COURSE, CertificateStanding.VALID), 0, 10)
                        .rows())
                .extracting(each -> each.certificate().id())
                .containsExactly(id);
        assertThat(certificates
                        .find(administrator, new Query(number(id), null, null), 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(certificates
                        .find(administrator, new Query("nobody is called so", null, null), 0, 10)
                        .total())
                .isZero();
    }

    @Test
    void onlyItsHolderAndAdministratorsSeeACertificateAndOnlyTheySearchOrRevoke() {
        UUID id = certificate(actor(Role.MEDIATOR), today(), today().plusDays(90));
        assertThat(certificates.get(actor(Role.ADMINISTRATOR), id).certificate().id())
                .isEqualTo(id);
        for (Role role : new Role[] {Role.APPLICANT, Role.MEDIATOR, Role.OFFICER}) {
            Actor other = actor(role);
            assertThatThrownBy(() -> certificates.get(other, id)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> certificates.get(other, UUID.randomUUID())).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> certificates.find(other, new Query("", null, null), 0, 10))
                    .isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> certificates.revoke(other, id, "x")).isInstanceOf(NotAuthorised.class);
            if (role != Role.MEDIATOR) {
                assertThatThrownBy(() -> certificates.own(other)).isInstanceOf(NotAuthorised.class);
            }
        }
    }
}
