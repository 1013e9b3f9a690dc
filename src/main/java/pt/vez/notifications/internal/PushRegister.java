package pt.vez.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.notifications.PushDevices;
import pt.vez.platform.Limits;
import pt.vez.platform.Secrets;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import tools.jackson.databind.json.JsonMapper;

@Service
class PushRegister implements PushDevices {
    private static final int ATTEMPTS = 30;
    private static final int SWEPT = 10_000;

    private final PushDeviceRepository devices;
    private final Vault vault;
    private final Secrets secrets;
    private final PushHosts hosts;
    private final PushKeys keys;
    private final Limits limits;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PushRegister(
            PushDeviceRepository devices,
            Vault vault,
            Secrets secrets,
            PushHosts hosts,
            PushKeys keys,
            Limits limits,
            Journal journal,
            Clock clock) {
        this.devices = devices;
        this.vault = vault;
        this.secrets = secrets;
        this.hosts = hosts;
        this.keys = keys;
        this.limits = limits;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String applicationKey() {
        return keys.applicationKey();
    }

    private static void requireOwn(Actor actor) {
        if (actor.acting() != null) {
            throw new NotAuthorised("push.visit");
        }
    }

    private byte[] hash(String endpoint) {
        return secrets.hash("push-endpoint", endpoint);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOn(Actor actor, String endpoint) {
        requireOwn(actor);
        return devices.isKnown(hash(endpoint), actor.accountId());
    }

    @Override
    @Transactional
    public void turnOn(Actor actor, Subscription device) {
        requireOwn(actor);
        limits.count("push", actor.accountId().toString(), ATTEMPTS, Duration.ofHours(1));
        hosts.checked(device.endpoint());
        try {
            PushSender.encrypted(device, new byte[1]);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidInput("push.endpoint");
        }
        // The browser is the same, its owner may be another: what the one before was still to be told goes with the
        // row.
        devices.remove(hash(device.endpoint()));
        UUID id = Ids.next();
        devices.insert(
                id,
                actor.accountId(),
                hash(device.endpoint()),
                vault.seal(json.writeValueAsString(device).getBytes(StandardCharsets.UTF_8), "push-device/" + id),
                clock.instant());
        devices.beyond(actor.accountId(), MOST).forEach(this::forget);
        journal.record(actor, "push.on", null, null, "");
    }

    @Override
    @Transactional
    public void turnOff(Actor actor, String endpoint) {
        requireOwn(actor);
        if (devices.remove(hash(endpoint), actor.accountId())) {
            journal.record(actor, "push.off", null, null, "");
        }
    }

    Subscription open(UUID device, byte[] sealed) {
        return json.readValue(
                new String(vault.open(sealed, "push-device/" + device), StandardCharsets.UTF_8), Subscription.class);
    }

    /** The device cannot be told any more. */
    @Transactional
    public void forget(UUID device) {
        devices.remove(device);
    }

    /** Devices of accounts that were closed. */
    @Transactional
    public int sweep() {
        List<UUID> closed = devices.ofClosedAccounts(SWEPT);
        closed.forEach(this::forget);
        return closed.size();
    }
}
