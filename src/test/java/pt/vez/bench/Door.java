package pt.vez.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Many kept-alive connections served by one thread: a crowd that arrives costs this machine as little as it can, since what
 * is measured shares the processor with it. One request at a time on each connection, as a browser does.
 */
final class Door implements AutoCloseable {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Deque<Line> free = new ArrayDeque<>();
    private int flying;

    /** Called with every answer, on the thread of the door. */
    interface Answered {
        void with(Object who, long sentAt, Http.Answer answer, Supplier<String> body) throws IOException;
    }

    /** One connection and what is on its way. */
    private static final class Line {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(1 << 17);
        private Object who;
        private long sentAt;

        Line(SocketChannel channel) {
            this.channel = channel;
        }
    }

    Door(int port, int connections) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var line = new Line(channel);
            channel.register(selector, SelectionKey.OP_READ, line);
            channels.add(channel);
            free.add(line);
        }
    }

    boolean hasFree() {
        return !free.isEmpty();
    }

    int flying() {
        return flying;
    }

    void send(Object who, byte[] request) throws IOException {
        Line line = free.remove();
        line.who = who;
        line.sentAt = System.nanoTime();
        line.in.clear();
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            line.channel.write(out);
        }
        flying++;
    }

    /** Hands on every answer that is there; waits for one at most this long. */
    void receive(long millis, Answered answered) throws IOException {
        int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
        if (ready == 0) {
            return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            Line line = (Line) key.attachment();
            if (line.channel.read(line.in) < 0) {
                throw new EOFException("the connection ended");
            }
            Http.Answer answer = whole(line.in);
            if (answer != null) {
                Object who = line.who;
                line.who = null;
                free.add(line);
                flying--;
                answered.with(who, line.sentAt, answer, () -> text(line.in, answer.length()));
            }
        }
        selector.selectedKeys().clear();
    }

    /** @return null while some of it is still on its way */
    private static Http.Answer whole(ByteBuffer in) {
        byte[] bytes = in.array();
        int size = in.position();
        int head = headers(bytes, size);
        if (head < 0) {
            return null;
        }
        int length = 0;
        int refresh = 0;
        String location = null;
        String cookie = null;
        for (int at = 0; at < head; ) {
            int end = at;
            while (bytes[end] != '\r') {
                end++;
            }
            byte first = bytes[at];
            if (first == 'C' || first == 'L' || first == 'S' || first == 'R') {
                String header = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
                if (header.startsWith("Content-Length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                } else if (header.startsWith("Location:")) {
                    location = header.substring(9).strip();
                } else if (header.startsWith("Set-Cookie:")) {
                    cookie = header.substring(11, header.indexOf(';')).strip();
                } else if (header.startsWith("Refresh:")) {
                    refresh = Integer.parseInt(header.substring(8).strip());
                }
            }
            at = end + 2;
        }
        if (size < head + END.length + length) {
            return null;
        }
        int status = (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
        return new Http.Answer(status, location, cookie, refresh, length);
    }

    private static int headers(byte[] bytes, int size) {
        for (int i = 0; i + END.length <= size; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Byte by byte: what the programs look for is ASCII, and a client should cost little. */
    private static String text(ByteBuffer in, int length) {
        return new String(in.array(), in.position() - length, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
