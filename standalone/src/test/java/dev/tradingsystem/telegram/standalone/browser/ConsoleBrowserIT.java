package dev.tradingsystem.telegram.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.standalone.browser.Stack.App;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Promise: what an operator needs can be done in the console with a real browser, from the first
/// login at Telegram to a signal; and whatever it shows, it asks nobody else, breaks no policy,
/// logs no error and is accessible.
///
/// One installation lives through all of it in order, as in life: an account that is logged in
/// stays logged in. It is one class because that installation takes half of the time. Screenshots
/// are left in `target/console`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleBrowserIT {

    private static final Path PICTURES = Path.of("target", "console");
    private static final String PHONE = "+99966012345";
    private static final String CODE = "24680";
    private static final String PASSWORD = "a second secret";
    private static final Duration LIVE = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Map<String, String> DRAWN = Map.of(
            "messages", "document.querySelector('tr[data-key]') && document.querySelector('.chip[data-state=live]')",
            "channels", "document.querySelectorAll('.coverage > span').length > 1",
            "login", "document.querySelector('main dd')",
            "jobs", "document.querySelector('[data-job]')",
            "signals", "document.querySelector('[data-signal]')",
            "signals/reviews", "document.querySelector('main .empty, [data-review]')",
            "status", "document.querySelectorAll('main .tile').length > 8 && document.querySelector('main td')");
    private static final String SIGNAL = """
            🟢 Swing Trade
            Ativo: BOVAW32
            Compra: 1,04 a 1,06
            Alvo 1: 1,15
            Alvo 2: 2,15
            Alvo final: 3,50
            Stop: 0,70""";

    private static Stack stack;
    private static Chromium browser;
    private static Tab tab;
    private static User user;
    private static Channel news;
    private static Channel unread;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        assumeThat(Chromium.installed())
                .as("needs a browser: install the package chromium, or name one by -Dbrowser=PROGRAM")
                .isPresent();
        stack = new Stack(folder, "TP Capital | Operações");
        user = stack.telegram().user(PHONE).code(CODE).password(PASSWORD).firstName("Marina");
        news = stack.telegram().channel("Notícias do Mercado");
        for (int i = 1; i <= 150; i++) {
            news.post("Notícia número " + i);
        }
        unread = stack.telegram().channel("Sala de Day Trade");
        unread.post("Bom dia");
        stack.telegram().join(user, stack.signals()).join(user, news).join(user, unread);
        browser = Chromium.start(Chromium.installed().orElseThrow(), folder);
        tab = browser.open();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @AfterEach
    void nothingWentWrongOnTheWay() {
        assertThat(tab.witness().outside(stack.origin())).isEmpty();
        assertThat(tab.witness().faults()).isEmpty();
    }

    private static void view(String name) {
        tab.eval("location.hash = '#/" + name + "'");
    }

    private static void signIn(String key) {
        tab.type("input[type=password]", key);
        tab.key("Enter");
    }

    @Test
    @Order(1)
    void letsInWhoHasAKeyAndShowsNothingAfterSigningOut() throws IOException {
        tab.go(stack.origin() + "/");
        signIn("a-key-that-nobody-has");
        tab.sees("[role=alert]", "Esta chave não é válida.");
        assertThat(tab.witness().faults()).singleElement().asString().contains("401");
        tab.witness().forget();
        tab.screenshot(PICTURES.resolve("sign-in.png"));
        signIn(Stack.KEY);
        tab.sees("h1", "Mensagens");
        tab.sees("#stream-state", "ao vivo");
        assertThat(tab.eval("document.cookie + JSON.stringify({...localStorage})")
                        .asString())
                .doesNotContain(Stack.KEY, "telegram_console");

        view("status");
        tab.sees("h2", "Saúde");
        tab.click(".tools button", "Sair", true);
        tab.sees("h1", "Console do gateway");
        tab.back();
        tab.sees("h1", "Console do gateway");
        assertThat(tab.texts("table, dl, nav a")).isEmpty();
        signIn(Stack.KEY);
        tab.sees("nav a", "Mensagens");
    }

    @Test
    @Order(2)
    void logsInAtTelegramByCodeAndPassword() {
        view("login");
        tab.type("input[name=phone]", PHONE);
        tab.click("button", "Enviar código", true);
        tab.sees("h2", "Código");
        String old = attempt();
        tab.click(".wizard button", "Cancelar", true);
        tab.sees("h2", "Conectar a conta");
        tab.type("input[name=phone]", PHONE);
        tab.click("button", "Enviar código", true);
        tab.sees("h2", "Código");

        assertThat(post("/gateway/login/code", "{attempt: '" + old + "', code: '" + CODE + "'}"))
                .isEqualTo(409);
        tab.type("input[name=code]", "13579");
        tab.click("button", "Continuar", true);
        tab.sees("[role=alert]", "O código não está certo.");
        assertThat(tab.witness().faults()).hasSize(2).allMatch(fault -> fault.contains("409") || fault.contains("422"));
        tab.witness().forget();
        tab.type("input[name=code]", CODE);
        tab.key("Enter");
        tab.sees("h2", "Senha de duas etapas");
        tab.type("input[name=password]", PASSWORD);
        tab.key("Enter");
        tab.sees("h2", "Conectado");
        tab.sees("dd", "Marina");
        assertThat(tab.text("body")).doesNotContain(CODE, PASSWORD);
    }

    @Test
    @Order(3)
    void logsInAtTelegramByQrCode() throws IOException {
        user.password(null);
        assertThat(tab.eval("fetch('/gateway/session', {method: 'DELETE', headers: {'X-Console': '1',"
                                + " 'Content-Type': 'application/json'}, body: '{\"confirm\":\"log-out\"}'})"
                                + ".then(answer => answer.status)")
                        .asInt())
                .isEqualTo(202);
        tab.sees("h2", "Conectar a conta");
        stack.telegram().loginTokenLife(Duration.ofSeconds(4));
        tab.click("button", "Usar QR code", true);
        tab.until("document.querySelector('.qr img')?.naturalWidth > 0", LONG);
        String first = tab.eval("document.querySelector('.qr img').src").asString();
        assertThat(tab.text(".wizard")).contains("Este código vale por mais");
        tab.screenshot(PICTURES.resolve("qr.png"));
        stack.telegram().loginTokenLife(Duration.ofSeconds(60));
        tab.until(
                "(code => code && code.src !== '" + first
                        + "' && code.naturalWidth > 0)(document.querySelector('.qr img'))",
                LONG);
        stack.telegram().acceptLogin(user);
        tab.sees("h2", "Conectado");
    }

    @Test
    @Order(4)
    void watchesAChannelOutOfTheDiscovery() throws IOException {
        view("channels");
        tab.click("button", "Descobrir canais", true);
        tab.click("dialog button", "Atualizar", true);
        tab.sees("[data-chat]", "Notícias do Mercado");
        tab.type("dialog input", "operações");
        tab.until("document.querySelectorAll('[data-chat]').length === 1", LONG);
        tab.screenshot(PICTURES.resolve("discovery.png"));
        tab.click("[data-chat] button", "Observar", true);
        tab.sees("[data-chat]", "observado");
        tab.key("Escape");
        tab.until("!document.querySelector('dialog') && document.activeElement.innerText === 'Descobrir canais'", LONG);
        tab.sees("[data-channel]", "TP Capital | Operações");
        assertThat(tab.is("document.querySelector('[data-channel] [role=switch]').checked"))
                .isTrue();
        tab.until("document.querySelector('[data-channel] .coverage-figures').innerText.includes('100 %')", LONG);
    }

    @Test
    @Order(5)
    void showsMessagesAsTheyArriveAreEditedAndDeleted() throws IOException {
        view("messages");
        tab.sees("#stream-state", "ao vivo");
        Post post = stack.signals().post(SIGNAL);
        tab.until(has("BOVAW32"), LIVE);
        assertThat(tab.is("document.querySelector('tr[data-key]').classList.contains('new')"))
                .isTrue();
        stack.signals().edit(post, SIGNAL.replace("0,70", "0,75"));
        tab.sees("tr[data-key] .mark", "v2");
        tab.click(".preview", "BOVAW32", false);
        tab.sees("dialog .diff ins", "75");
        tab.sees("dialog .diff del", "70");
        tab.sees("dialog .versions", "Versão 2");
        tab.sees("dialog td", "gravada");
        assertThat(Accessibility.faults(tab)).isEmpty();
        tab.screenshot(PICTURES.resolve("detail.png"));
        tab.key("Escape");
        tab.until("!document.querySelector('dialog') && document.activeElement.innerText.includes('BOVAW32')", LONG);
        tab.eval("document.activeElement.blur()");

        Post gone = stack.signals().post("Isto será apagado");
        tab.until(has("Isto será apagado"), LIVE);
        stack.signals().delete(gone);
        tab.sees("tr.gone", "Isto será apagado");
        tab.sees("tr.gone .mark", "apagada");

        stack.signals().post(Draft.of("Gráfico do dia").with(Media.photo(picture())));
        tab.until(has("Gráfico do dia"), LIVE);
        tab.click(".preview", "Gráfico do dia", false);
        tab.until("document.querySelector('dialog img')?.naturalWidth > 0", LONG);
        tab.key("Escape");
        tab.until("!document.querySelector('dialog')", LONG);
    }

    @Test
    @Order(6)
    void showsTextAsText() {
        view("messages");
        String text = "<img src=x onerror=alert(1)> \u202eao contrário\u202c <b>não</b>";
        tab.eval("document.activeElement.blur()");
        stack.signals().post(text);
        tab.until(has("<img src=x onerror=alert(1)>"), LIVE);
        tab.click(".preview", "<img src=x", false);
        tab.sees("dialog .message-text", "<b>não</b>");
        assertThat(tab.is("document.querySelector('main img, dialog .message-text *')"))
                .isFalse();
        tab.key("Escape");
        tab.until("!document.querySelector('dialog')", LONG);
    }

    @Test
    @Order(7)
    void doesNotMoveAListThatIsBeingRead() {
        view("messages");
        tab.sees("tr[data-key]", "Gráfico do dia");
        tab.eval("document.activeElement.blur()");
        tab.key("j");
        tab.key("j");
        String read = tab.eval("document.activeElement.innerText").asString();
        stack.signals().post("chegou enquanto se lê");
        tab.sees(".fresh", "1 nova(s): mostrar");
        assertThat(tab.is(has("chegou enquanto se lê"))).isFalse();
        assertThat(tab.eval("document.activeElement.innerText").asString()).isEqualTo(read);
        tab.click(".fresh");
        tab.sees("tr.new", "chegou enquanto se lê");
        assertThat(tab.texts("tr[data-key] .preview").getFirst()).isEqualTo("chegou enquanto se lê");
        tab.eval("document.activeElement.blur()");
    }

    @Test
    @Order(8)
    void fillsTheGapsOfAChannelAndCancels() throws IOException {
        String row = "[data-channel='" + Stack.id(news) + "']";
        stack.telegram().floodWait("messages.getHistory", 4, 1_000);
        view("channels");
        tab.click("button", "Descobrir canais", true);
        tab.click("[data-chat='" + Stack.id(news) + "'] button", "Observar", true);
        tab.sees("[data-chat]", "observado");
        tab.key("Escape");
        news.post("A mais nova");
        tab.until("document.querySelector(\"" + row + " .coverage .v-unknown\")", LONG);
        assertThat(tab.eval("document.querySelector(\"" + row + " .coverage\").getAttribute('aria-label')")
                        .asString())
                .contains("desconhecidas");
        tab.screenshot(PICTURES.resolve("hole.png"));
        view("jobs");
        tab.sees("[data-job]", "em andamento");
        tab.click("[data-job] button", "Cancelar", true);
        tab.sees("[data-job]", "cancela");
        stack.telegram().mend(); // a question under way is answered first
        tab.sees("[data-job]", "cancelada");

        view("channels");
        tab.click(row + " .fill-gaps");
        tab.sees(row + " [data-job]", "concluída");
        tab.until("document.querySelector(\"" + row + " .complete\")?.innerText === '100 %'", LONG);
        assertThat(tab.is("document.querySelector(\"" + row + " .coverage .v-unknown\")"))
                .isFalse();
        tab.click(row + " button", "tabela", true);
        tab.sees("dialog td", "guardadas");
        tab.key("Escape");
        view("jobs");
        tab.sees("[data-job]", "concluída");
    }

    @Test
    @Order(9)
    void listsSignalsAsBrazilianTradersReadThem() throws IOException {
        stack.signals().post(Draft.of("").with(Media.photo(picture())));
        view("signals");
        tab.sees("[data-signal]", "1,04 – 1,06");
        assertThat(tab.texts("[data-signal]"))
                .singleElement()
                .asString()
                .contains("BOVAW32", "compra", "1,15 · 2,15 · 3,50 (final)", "0,75", "aberto");
        String csv = tab.eval("fetch([...document.querySelectorAll('a.button')].find(each =>"
                        + " each.innerText === 'Baixar CSV').href).then(answer => answer.text())")
                .asString();
        assertThat(csv).containsOnlyOnce(";BOVAW32;").contains(";1,04;1,06;");
        tab.click("[data-signal] button");
        tab.sees("dialog mark", "BOVAW32");
        tab.sees("dialog mark", "1,04");
        tab.sees("dialog li", "Versão 2");
        assertThat(Accessibility.faults(tab)).isEmpty();
        tab.screenshot(PICTURES.resolve("signal.png"));
        tab.key("Escape");
    }

    @Test
    @Order(10)
    void letsAPersonDecideAReview() throws IOException {
        stack.signals().post(SIGNAL.replace("BOVAW32", "PETRX45").replace("0,70", "1,70"));
        await("the worker to ask for a review")
                .atMost(LONG)
                .until(() -> tab.eval("fetch('/reviews').then(answer => answer.json()).then(page => page.items.length)")
                                .asInt()
                        == 1);
        view("signals/reviews");
        tab.sees("[data-review]", "stop do lado errado");
        tab.click("[data-review] button", "Ler de novo", true);
        tab.sees("[data-review] .notice", "stop do lado errado");
        tab.screenshot(PICTURES.resolve("review.png"));
        tab.click("[data-review] button", "Corrigir", true);
        tab.type("dialog input[name=stop]", "0,70");
        tab.click("dialog button", "Gravar o sinal", true);
        tab.sees(".empty", "Nada espera por uma decisão.");
        view("signals");
        tab.sees("[data-signal]", "PETRX45");
    }

    @Test
    @Order(11)
    void missesNothingWhileTheApiIsAway() {
        view("messages");
        tab.sees("#stream-state", "ao vivo");
        tab.eval("document.activeElement.blur()");
        int before = tab.texts("tr[data-key]").size();
        stack.stop(App.API);
        tab.sees("#stream-state", "reconectando");
        for (int i = 1; i <= 3; i++) {
            stack.signals().post("durante a pausa " + i);
        }
        stack.start(App.API);
        tab.sees("dialog h2", "A sessão terminou");
        signIn(Stack.KEY);
        tab.until("document.querySelectorAll('tr[data-key]').length === " + (before + 3), LONG);
        assertThat(tab.texts("tr[data-key] .preview").subList(0, 3))
                .containsExactly("durante a pausa 3", "durante a pausa 2", "durante a pausa 1");
        stack.signals().post("de volta");
        tab.until(has("de volta"), LIVE);
        assertThat(tab.texts("tr[data-key]")).hasSize(before + 4);
        assertThat(tab.witness().faults()).allMatch(fault -> fault.contains("Failed to load resource"));
        tab.witness().forget();
    }

    @Test
    @Order(12)
    void canBeUsedByKeyboardAlone() {
        view("messages");
        tab.sees("tr[data-key]", "de volta");
        tab.eval("document.activeElement.blur()");
        tab.key("/");
        assertThat(tab.is("document.activeElement.type === 'search'")).isTrue();
        tab.insert("BOVAW32");
        tab.key("Enter");
        tab.until("document.querySelectorAll('tr[data-key]').length === 1", LONG);
        tab.eval("document.activeElement.blur()");
        tab.key("j");
        assertThat(tab.is("document.activeElement.innerText.includes('BOVAW32')"))
                .isTrue();
        tab.key("Enter");
        tab.sees("dialog h2", "Mensagem");
        tab.key("Escape");
        tab.until("!document.querySelector('dialog')", LONG);

        tab.go(stack.origin() + "/#/messages");
        tab.eval("location.reload()");
        tab.sees("tr[data-key]", "de volta");
        tab.eval("document.activeElement.blur()");
        tab.key("Tab");
        for (String name : List.of("Mensagens", "Canais", "Login", "Tarefas", "Sinais", "Estado")) {
            int steps = 0;
            while (!tab.is("document.activeElement.innerText === '" + name + "'") && steps++ < 200) {
                tab.key("Tab");
            }
            tab.key("Enter");
            tab.sees("h1", name);
            tab.eval("document.querySelector('#skip').focus()");
        }
    }

    @Test
    @Order(13)
    void isAccessibleInBothThemesAndFitsAPhone() throws IOException {
        for (String name : DRAWN.keySet()) {
            view(name);
            tab.until(DRAWN.get(name), LONG);
            tab.eval("document.activeElement.blur()");
            for (String theme : List.of("light", "dark")) {
                tab.theme(theme);
                tab.size(1280, 900);
                tab.screenshot(PICTURES.resolve("%s-%s-1280.png".formatted(name.replace('/', '-'), theme)));
                assertThat(Accessibility.faults(tab)).as("%s, %s", name, theme).isEmpty();
                tab.size(320, 640);
                tab.screenshot(PICTURES.resolve("%s-%s-320.png".formatted(name.replace('/', '-'), theme)));
                assertThat(tab.eval("document.documentElement.scrollWidth").asInt())
                        .as("%s on a phone", name)
                        .isLessThanOrEqualTo(320);
            }
        }
        tab.size(1280, 900);
        tab.theme("light");
    }

    @Test
    @Order(14)
    void speaksEnglish() {
        view("status");
        tab.sees("h2", "Saúde");
        tab.choose("select[aria-label=Idioma]", "en");
        tab.sees("h1", "Status");
        assertThat(tab.eval("document.documentElement.lang").asString()).isEqualTo("en");
        for (String name : DRAWN.keySet()) {
            view(name);
            tab.until(DRAWN.get(name), LONG);
            assertThat(tab.text("main")).doesNotContainPattern("\\b[a-z]+\\.[a-z-]+\\.[a-zA-Z-]+\\b");
        }
        tab.choose("select[aria-label=Language]", "pt-BR");
        tab.sees("nav a", "Mensagens");
    }

    @Test
    @Order(15)
    void saysHowLongTelegramWantsToBeLeftAlone() throws IOException {
        stack.telegram().floodWait("messages.getHistory", 70, 1_000);
        assertThat(post("/channels", "{channelId: '" + Stack.id(unread) + "'}")).isEqualTo(201);
        view("jobs");
        tab.sees("[data-job]", "aguardando");
        tab.sees("[data-job]", "o Telegram pede para esperar");
        tab.screenshot(PICTURES.resolve("waiting.png"));
        tab.click("[data-job] button", "Cancelar", true);
        tab.sees("[data-job]", "cancelada");
    }

    @Test
    @Order(16)
    void showsOnlyWhatTheKeyMayDo() {
        String small = tab.eval(
                        "fetch('/keys', {method: 'POST', headers: {'X-Console': '1', 'Content-Type': 'application/json'},"
                                + " body: JSON.stringify({name: 'reader', scopes: ['messages:read']})})"
                                + ".then(answer => answer.json()).then(made => made.key)")
                .asString();
        tab.click(".tools button", "Sair", true);
        tab.sees("h1", "Console do gateway");
        signIn(small);
        tab.sees("h1", "Mensagens");
        assertThat(tab.texts("nav a")).containsExactly("Mensagens");
        tab.click(".preview", "Gráfico do dia", false);
        tab.sees("dialog td", "gravada");
        assertThat(tab.is("document.querySelector('dialog img')")).isFalse();
        tab.key("Escape");
        view("jobs");
        tab.until("document.querySelectorAll('h1').length === 1", LONG);
        assertThat(tab.text("h1")).startsWith("Mensagens");
        tab.click(".tools button", "Sair", true);
        tab.sees("h1", "Console do gateway");
        signIn(Stack.KEY);
        tab.sees("nav a", "Tarefas");
    }

    @Test
    @Order(17)
    void asksForNothingBehindTheEndOfASession() {
        for (int i = 0; i < 5; i++) {
            tab.eval(
                    "location.hash = '#/messages'; setTimeout(() => {location.hash = '#/status'; setTimeout(() =>"
                            + " [...document.querySelectorAll('.tools button')].find(it => it.innerText === 'Sair').click())})");
            tab.sees("h1", "Console do gateway");
            signIn(Stack.KEY);
            tab.sees("nav a", "Tarefas");
        }
    }

    @Test
    @Order(18)
    void saysWhatIsAwayAndInventsNothing() throws IOException {
        stack.stop(App.WORKER);
        view("signals");
        tab.sees("[role=alert]", "O serviço de sinais não responde.");
        assertThat(tab.texts("[data-signal]")).isEmpty();
        tab.screenshot(PICTURES.resolve("worker-away.png"));
        stack.stop(App.GATEWAY);
        view("login");
        tab.sees("[role=alert]", "O gateway do Telegram não responde.");
        view("messages");
        tab.sees("tr[data-key]", "de volta");
        tab.witness().forget();
    }

    private static String has(String text) {
        return "[...document.querySelectorAll('tr[data-key]')].some(each => each.innerText.includes('" + text + "'))";
    }

    private static String attempt() {
        return tab.eval("fetch('/gateway/login').then(answer => answer.json()).then(state => state.attempt)")
                .asString();
    }

    private static int post(String path, String body) {
        return tab.eval("fetch('%s', {method: 'POST', headers: {'X-Console': '1', 'Content-Type': 'application/json'},"
                                .formatted(path)
                        + " body: JSON.stringify(" + body + ")}).then(answer => answer.status)")
                .asInt();
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, y > 90 + 60 * Math.sin(x / 30.0) ? 0x2f8f63 : 0xe3eefa);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}
