using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>
/// JSON text in UTF-8 in one pooled array, written straight on and cut back where a null propagates. It knows JSON's words, not its grammar:
/// the caller writes the commas.
/// </summary>
internal sealed class Utf8JsonBuffer : IDisposable
{
    // What JSON asks to be escaped (RFC 8259, section 7); all else is written as it is.
    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private const int LargestPooled = 1 << 20;

    private byte[] _bytes;
    private int _length;
    private readonly int _limit;

    /// <param name="sizeHint">How many bytes are expected.</param>
    /// <param name="limit">How many may be written; it is looked at where the array has to grow, so that a little more may be.</param>
    internal Utf8JsonBuffer(int sizeHint = 1024, int limit = int.MaxValue)
    {
        _limit = limit;
        _bytes = Rent(sizeHint);
    }

    internal int Length => _length;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    internal ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        _length = 0;
        Return(bytes);
    }

    /// <summary>Forgets what was written from this length on.</summary>
    internal void Truncate(int length) => _length = length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteByte(byte value)
    {
        if (_length == _bytes.Length)
            Grow(1);
        _bytes[_length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        if (_bytes.Length - _length < utf8.Length)
            Grow(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
    }

    internal void WriteNull() => WriteRaw("null"u8);

    internal void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    internal void WriteInt32(int value)
    {
        Reserve(11);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    internal void WriteInt64(long value)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>Writes a finite number in its shortest form that reads back the same, without a fraction where there is none.</summary>
    internal void WriteDouble(double value)
    {
        Reserve(32);
        value.TryFormat(_bytes.AsSpan(_length), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    internal void WriteDecimal(decimal value)
    {
        Reserve(32);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>Writes a string with its quotation marks; a surrogate without its pair becomes U+FFFD.</summary>
    internal void WriteString(ReadOnlySpan<char> value)
    {
        Reserve((value.Length * 3) + 2);
        var target = _bytes.AsSpan(_length);
        target[0] = (byte)'"';
        var written = NarrowPlain(value, target[1..]) + 1;
        if (written == value.Length + 1)
        {
            target[written] = (byte)'"';
            _length += written + 1;
            return;
        }

        _length += written;
        WriteRest(value[(written - 1)..]);
        WriteByte((byte)'"');
    }

    /// <summary>Makes the bytes of a whole JSON string.</summary>
    internal static byte[] EncodeString(string value)
    {
        using var buffer = new Utf8JsonBuffer((value.Length * 3) + 2);
        buffer.WriteString(value);
        return buffer.Written.ToArray();
    }

    // Copies characters for as long as each is one byte and needs no escape: most strings are done here, in one pass.
    private static int NarrowPlain(ReadOnlySpan<char> value, Span<byte> target)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(value));
        ref var destination = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= value.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            var characters = Vector128.LoadUnsafe(ref source, (nuint)i);
            var plain = Vector128.LessThan(characters - Vector128.Create<ushort>(0x20), Vector128.Create<ushort>(0x60))
                & ~Vector128.Equals(characters, Vector128.Create<ushort>('"'))
                & ~Vector128.Equals(characters, Vector128.Create<ushort>('\\'));
            if (plain != Vector128<ushort>.AllBitsSet)
                break;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, i), Vector128.Narrow(characters, characters).AsUInt64().ToScalar());
        }

        for (; i < value.Length; i++)
        {
            var character = value[i];
            if ((uint)(character - 0x20) >= 0x60 || character is '"' or '\\')
                break;
            target[i] = (byte)character;
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteRest(ReadOnlySpan<char> value)
    {
        for (var escape = value.IndexOfAny(NeedsEscape); escape >= 0; escape = value.IndexOfAny(NeedsEscape))
        {
            Transcode(value[..escape]);
            WriteEscape(value[escape]);
            value = value[(escape + 1)..];
        }

        Transcode(value);
    }

    private void WriteEscape(char value)
    {
        switch (value)
        {
            case '"': WriteRaw("\\\""u8); break;
            case '\\': WriteRaw("\\\\"u8); break;
            case '\n': WriteRaw("\\n"u8); break;
            case '\r': WriteRaw("\\r"u8); break;
            case '\t': WriteRaw("\\t"u8); break;
            case '\b': WriteRaw("\\b"u8); break;
            case '\f': WriteRaw("\\f"u8); break;
            default:
                WriteRaw("\\u00"u8);
                WriteByte((byte)(value < 0x10 ? '0' : '1'));
                WriteByte((byte)"0123456789abcdef"[value & 0xF]);
                break;
        }
    }

    private void Transcode(ReadOnlySpan<char> value)
    {
        Reserve(value.Length * 3);
        Utf8.FromUtf16(value, _bytes.AsSpan(_length), out _, out var written);
        _length += written;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Grow(count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        if (_length > _limit)
            throw ExecutionLimitException.OfBytes(_limit);
        var larger = Rent(checked(Math.Max(_length + count, (int)Math.Min(_bytes.Length * 2L, Array.MaxLength))));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        var old = _bytes;
        _bytes = larger;
        Return(old);
    }

    // A pool keeps what it gets back: a few large answers at once would hold their memory for good.
    private static byte[] Rent(int size) => size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);

    private static void Return(byte[] bytes)
    {
        if (bytes.Length is > 0 and <= LargestPooled)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
