package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.biometrics.AbsenceReason;
import pt.vez.biometrics.Capture;
import pt.vez.biometrics.CaptureFigures;
import pt.vez.biometrics.CaptureSessions;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.ExemptionReason;
import pt.vez.biometrics.Faces;
import pt.vez.biometrics.FingerPosition;
import pt.vez.biometrics.Fingers;
import pt.vez.biometrics.Handovers;
import pt.vez.biometrics.KeepReason;
import pt.vez.biometrics.SampleTaking;
import pt.vez.biometrics.Zones;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.people.ApplicantData;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** A mediator with everything that authority asks, a person whose turn it is, and the steps of a capture. */
abstract class CaptureTests extends VezTest {
    static final byte[] GOOD = Faces.jpeg(Faces.good());
    static final byte[] BLURRED = Faces.jpeg(Faces.blurred());
    static final byte[] RIGHT = Fingers.png(1);
    static final byte[] LEFT = Fingers.png(2);
    static final byte[] SIGNATURE = Faces.png(Faces.small());

    @Autowired
    protected CaptureSessions sessions;

    @Autowired
    protected SampleTaking taking;

    @Autowired
    protected WalkIns walkIns;

    @Autowired
    protected Handovers handovers;

    @Autowired
    protected CaptureFigures figures;

    @Autowired
    protected PackageDelivery packageDelivery;

    @Autowired
    protected SampleSafe safe;

    @Autowired
    protected CaptureSessionRepository store;

    @Autowired
    protected AgencyKeys keys;

    @Autowired
    protected Assistance assistance;

    @Autowired
    protected Mandates mandates;

    @Autowired
    protected VezSettings settings;

    record Visit(Actor owner, Actor actor, CaseId caseId) {}

    protected Visit visit(Scope... scopes) {
        Actor owner = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(owner);
        return new Visit(owner, visiting(mediator(), id, scopes), id);
    }

    protected Actor visiting(Actor mediator, CaseId id, Scope... scopes) {
        Set<Scope> wanted = scopes.length == 0 ? Set.of(Scope.BIOMETRICS) : Set.of(scopes);
        var mandate = assistance.requestMandate(mediator, id, wanted, Term.VISIT, Consent.CODE_EMAIL, null);
        jdbc.sql(
                        "update mandates_mandate set state = 'ACTIVE', granted_at = now(6), expires_at = now(6) + interval 1 hour"
                                + " where id = ?")
                .param(mandate.id())
                .update();
        return Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, mandate.id()));
    }

    protected String zone(Visit visit) {
        ApplicantData person = cases.read(visit.actor(), visit.caseId()).applicant();
        return Zones.passport(person.passportNumber(), "BRA", person.birthDate(), person.passportExpires());
    }

    /** A number of today where the mediator is on duty. */
    protected String ticket(Actor mediator) {
        return walkIns.issue(mediator, centre(mediator), "BIO", WalkIns.Ground.NONE)
                .shown();
    }

    protected CentreId centre(Actor mediator) {
        return new CentreId(jdbc.sql("select centre_id from rota_duty where account_id = ? and state = 'PLANNED'")
                .param(mediator.accountId())
                .query(UUID.class)
                .single());
    }

    protected Visit begun() {
        Visit visit = visit();
        sessions.begin(visit.actor(), visit.caseId(), ticket(visit.actor()));
        assertThat(taking.identity(visit.actor(), visit.caseId(), zone(visit), null)
                        .recorded())
                .isTrue();
        return visit;
    }

    protected Capture complete(Visit visit) {
        Actor actor = visit.actor();
        CaseId id = visit.caseId();
        assertThat(taking.portrait(actor, id, GOOD).passes()).isTrue();
        taking.signature(actor, id, SIGNATURE, Strokes.name());
        assertThat(taking.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT).passes())
                .isTrue();
        assertThat(taking.finger(actor, id, FingerPosition.LEFT_INDEX, LEFT).passes())
                .isTrue();
        taking.height(actor, id, 171);
        Capture capture = sessions.latest(actor, id).orElseThrow();
        assertThat(capture.isComplete()).isTrue();
        return capture;
    }

    protected Map<String, ThrowingCallable> everyStep(Actor actor, CaseId id, String zone) {
        var steps = new LinkedHashMap<String, ThrowingCallable>();
        steps.put("latest", () -> sessions.latest(actor, id));
        steps.put("isExpected", () -> sessions.isExpected(actor, id));
        steps.put("begin", () -> sessions.begin(actor, id, null));
        steps.put("read", () -> taking.read(actor, id, zone));
        steps.put("identity", () -> taking.identity(actor, id, zone, null));
        steps.put("confirmIdentity", () -> taking.confirmIdentity(actor, id));
        steps.put("portrait", () -> taking.portrait(actor, id, GOOD));
        steps.put("signature", () -> taking.signature(actor, id, SIGNATURE, Strokes.name()));
        steps.put("signatureExemptions", () -> taking.signatureExemptions(actor, id));
        steps.put("unsigned", () -> taking.unsigned(actor, id, ExemptionReason.CANNOT_WRITE));
        steps.put("discard", () -> taking.discard(actor, id, null));
        steps.put("review", () -> sessions.review(actor, id));
        steps.put("finger", () -> taking.finger(actor, id, FingerPosition.RIGHT_INDEX, RIGHT));
        steps.put("absent", () -> taking.absent(actor, id, FingerPosition.LEFT_INDEX, AbsenceReason.MISSING));
        steps.put("keep", () -> taking.keep(actor, id, null, KeepReason.HEALTH));
        steps.put("height", () -> taking.height(actor, id, 170));
        steps.put("picture", () -> sessions.picture(actor, id, CaptureStep.PORTRAIT, null));
        steps.put("seal", () -> sessions.seal(actor, id));
        steps.put("abandon", () -> sessions.abandon(actor, id));
        return steps;
    }

    protected int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    protected int stored(UUID session) {
        return count("select count(*) from biometrics_sample where session_id = ?", session);
    }
}
