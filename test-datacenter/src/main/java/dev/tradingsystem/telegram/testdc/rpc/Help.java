package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import java.util.List;
import java.util.stream.IntStream;

/// What a client asks about the service itself: mostly, there is nothing to say.
final class Help {

    /// As many data centres as Telegram has.
    private static final int DATA_CENTRES = 5;

    private static final int HOUR = 3600;

    void addTo(MethodTable table) {
        table.open("help.getConfig", (_, caller) -> config(caller));
        table.open(
                "help.getNearestDc",
                (_, caller) -> Tl.of("nearestDc", "country", "DE", "this_dc", caller.dc(), "nearest_dc", caller.dc()));
        table.open(
                "help.getAppConfig",
                (_, _) -> Tl.of("help.appConfig", "hash", 1, "config", Tl.of("jsonObject", "value", List.of())));
        table.open("help.getPeerColors", (_, _) -> colors());
        table.open("help.getPeerProfileColors", (_, _) -> colors());
        table.open("help.getPromoData", (_, _) -> Tl.of("help.promoDataEmpty", "expires", Pushes.now() + HOUR));
        table.open(
                "help.getTermsOfServiceUpdate",
                (_, _) -> Tl.of("help.termsOfServiceUpdateEmpty", "expires", Pushes.now() + HOUR));
        table.open("help.getCountriesList", (_, _) -> Tl.of("help.countriesList", "countries", List.of(), "hash", 1));
        table.open("help.getTimezonesList", (_, _) -> Tl.of("help.timezonesList", "timezones", List.of(), "hash", 1));
        table.open("help.saveAppLog", (_, _) -> Tl.bool(true));
        table.open("help.setBotUpdatesStatus", (_, _) -> Tl.bool(true));
    }

    private static Tl colors() {
        return Tl.of("help.peerColors", "hash", 1, "colors", List.of());
    }

    /// Its `this_dc` must be that of the connection, or TDLib asks again and again. The addresses
    /// are of this machine: whatever a client does, it does not reach out.
    private static Tl config(ClientSession caller) {
        List<Tl> options = IntStream.rangeClosed(1, DATA_CENTRES)
                .mapToObj(dc -> Tl.of("dcOption", "static", true, "id", dc, "ip_address", "127.0.0.1", "port", 443))
                .toList();
        return limits().with("date", Pushes.now())
                .with("expires", Pushes.now() + HOUR)
                .with("test_mode", caller.testDc())
                .with("this_dc", caller.dc())
                .with("dc_options", options)
                .with("dc_txt_domain_name", "localhost")
                .with("me_url_prefix", "https://t.me/");
    }

    private static Tl limits() {
        return Tl.of(
                "config",
                "chat_size_max",
                200,
                "megagroup_size_max",
                200_000,
                "forwarded_count_max",
                100,
                "online_update_period_ms",
                210_000,
                "offline_blur_timeout_ms",
                5_000,
                "offline_idle_timeout_ms",
                30_000,
                "online_cloud_timeout_ms",
                300_000,
                "notify_cloud_delay_ms",
                30_000,
                "notify_default_delay_ms",
                1_500,
                "push_chat_period_ms",
                60_000,
                "push_chat_limit",
                2,
                "edit_time_limit",
                172_800,
                "revoke_time_limit",
                Integer.MAX_VALUE,
                "revoke_pm_time_limit",
                Integer.MAX_VALUE,
                "rating_e_decay",
                2_419_200,
                "stickers_recent_limit",
                200,
                "channels_read_media_period",
                604_800,
                "call_receive_timeout_ms",
                20_000,
                "call_ring_timeout_ms",
                90_000,
                "call_connect_timeout_ms",
                30_000,
                "call_packet_timeout_ms",
                10_000,
                "caption_length_max",
                1_024,
                "message_length_max",
                4_096,
                "webfile_dc_id",
                4);
    }
}
