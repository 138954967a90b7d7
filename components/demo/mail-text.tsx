/** A mail's text with its links made to follow; nothing else of it is interpreted. */
export function MailText({ text }: { text: string }) {
  return (
    <p dir="auto" className="mt-6 rounded-md border border-line bg-wash p-4 whitespace-pre-wrap">
      {text.split(/(https?:\/\/\S+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a key={part} className="text-action underline" href={part} dir="ltr">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
