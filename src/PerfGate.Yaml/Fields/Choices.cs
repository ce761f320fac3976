using PerfGate.Core.Rules;

namespace PerfGate.Yaml.Fields;

/// <summary>The words of every field that allows a few only.</summary>
public static class Choices
{
    public static readonly Choice<bool>[] Gate = [new("enforce", true), new("observe", false)];

    public static readonly Choice<Profile>[] Profile =
        [new("quick", Core.Rules.Profile.Quick), new("default", Core.Rules.Profile.Default), new("deep", Core.Rules.Profile.Deep)];

    public static readonly Choice<bool>[] Inconclusive = [new("warn", false), new("fail", true)];

    public static readonly Choice<bool>[] WeakEvidence = [new("inconclusive", false), new("allow", true)];

    public static readonly Choice<bool>[] Instructions = [new("count", true), new("off", false)];

    public static readonly Choice<bool>[] ProfileData = [new("live", false), new("recorded", true)];

    public static readonly Choice<ImpactMode>[] Impact =
        [new("wide", ImpactMode.Wide), new("strict", ImpactMode.Strict), new("off", ImpactMode.Off)];

    public static readonly Choice<bool>[] Removed = [new("allow", true), new("fail", false)];

    public static IEnumerable<string> Words =>
    [
        .. Gate.Select(choice => choice.Word),
        .. Profile.Select(choice => choice.Word),
        .. Inconclusive.Select(choice => choice.Word),
        .. WeakEvidence.Select(choice => choice.Word),
        .. Instructions.Select(choice => choice.Word),
        .. ProfileData.Select(choice => choice.Word),
        .. Impact.Select(choice => choice.Word),
        .. Removed.Select(choice => choice.Word),
    ];
}
