package dev.tradingsystem.telegram.testdc.wire;

/// What happened at a data centre since it began.
///
/// @param connections accepted TCP connections
/// @param keys authorization keys agreed on, temporary ones included
/// @param unknownKeys packets under a key that is not known, answered -404
/// @param methods methods answered, with errors too
/// @param unknown methods and arguments no schema line declares, answered 400
/// @param failures methods and connections that broke here: a fault of the data centre or its
///     script
/// @param pushes updates handed to [ClientSession#push]
/// @param dropped of these, the ones swallowed on purpose
/// @param sent messages put on the wire, each time one is sent again included
public record Counters(
        long connections,
        long keys,
        long unknownKeys,
        long methods,
        long unknown,
        long failures,
        long pushes,
        long dropped,
        long sent) {}
