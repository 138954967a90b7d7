import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";

type Props = { share: number; waiting: boolean; onStop: () => void };

/** How far sending has come; says plainly when the line is down and that nothing is lost. */
export function SendingStatus({ share, waiting, onStop }: Props) {
  const t = useTranslations("photo.sending");
  const percent = Math.round(share * 100);
  return (
    <section aria-label={t("label")} className="space-y-3">
      {waiting ? (
        <Notice kind="warning" role="status">
          <p>{t("waiting")}</p>
        </Notice>
      ) : (
        <Progress
          label={percent < 100 ? t("progress", { percent: String(percent) }) : t("checking")}
          value={percent}
          max={100}
        />
      )}
      <Button variant="secondary" onClick={onStop}>
        {t("stop")}
      </Button>
    </section>
  );
}
