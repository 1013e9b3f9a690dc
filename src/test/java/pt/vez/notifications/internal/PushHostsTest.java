package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.shared.InvalidInput;

/** An address that comes from a browser never leads into the house. */
class PushHostsTest {
    private final PushHosts hosts = new PushHosts(new PushSettings("", "", List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "push",
                "http://fcm.googleapis.com/fcm/send/x",
                "ftp://fcm.googleapis.com/x",
                "https:///x",
                "https://localhost/x",
                "https://intern/x",
                "https://127.0.0.1/x",
                "https://127.1/x",
                "https://2130706433/x",
                "https://0x7f.0.0.1/x",
                "https://10.0.0.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://fcm.googleapis.com:8443/x",
                "https://somebody@fcm.googleapis.com/x",
                "https://fcm.googleapis.com/x#y",
                "https://fcm.google apis.com/x"
            })
    void whatIsNoPushServiceInPublicIsRefused(String endpoint) {
        assertThatThrownBy(() -> hosts.checked(endpoint)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void anAddressWithoutBoundsIsRefused() {
        assertThatThrownBy(() -> hosts.checked("https://fcm.googleapis.com/" + "x".repeat(1_000)))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/dT4:APA91b",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
                "https://web.push.apple.com/QAbc",
                "https://wns2-par02p.notify.windows.com:443/w/?token=BQ"
            })
    void thePushServicesOfBrowsersAreAllowed(String endpoint) {
        assertThat(hosts.checked(endpoint).toString()).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void privateAndSpecialAddressesAreNotPublic(String address) {
        assertThat(PushHosts.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"142.250.184.10", "100.128.0.1", "172.32.0.1", "2a00:1450:4003:80f::200a", "2600:1901::1"})
    void addressesOfTheInternetArePublic(String address) {
        assertThat(PushHosts.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void aNameThatLeadsIntoTheHouseIsNotConnectedTo() {
        assertThatThrownBy(() -> hosts.resolve("localhost")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void onlyAHostTheOperatorNamedMayBePrivate() throws UnknownHostException {
        var own = new PushHosts(new PushSettings("", "", List.of("localhost")));
        assertThat(own.checked("http://localhost:9999/push/1").getPort()).isEqualTo(9999);
        assertThat(own.resolve("localhost")).isNotEmpty();
        assertThatThrownBy(() -> own.checked("http://intern:9999/push/1")).isInstanceOf(InvalidInput.class);
    }
}
