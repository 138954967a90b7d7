/** A mail's text with its links made to follow; nothing else of it is interpreted. */
export function MailText({ text }: { text: string }) {
  let end = 0;
  const pieces = text.split(/(https?:\/\/\S+)/).map((part, index) => {
    const start = end;
    end += part.length;
    return { part, start, isLink: index % 2 === 1 };
  });
  return (
    <p dir="auto" className="mt-6 rounded-md border border-line bg-wash p-4 whitespace-pre-wrap">
      {pieces.map(({ part, start, isLink }) =>
        isLink ? (
          <a key={start} className="text-action underline" href={part} dir="ltr">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
